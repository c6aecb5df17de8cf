/** Files of the packed kinds, made by their published descriptions. */

/** An IDX file of unsigned bytes with these sizes. */
export function idxOf(sizes: readonly number[], values: readonly number[]): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(4 + 4 * sizes.length + values.length);
  file.set([0, 0, 8, sizes.length]);
  for (const [i, size] of sizes.entries()) new DataView(file.buffer).setUint32(4 + 4 * i, size);
  file.set(values, 4 + 4 * sizes.length);
  return file;
}

/** `count` CIFAR records: labels are the place modulo `classes`; red is the place, green 100, blue 200. */
export function cifarBatch(count: number, { classes = 10, coarse = false } = {}): Uint8Array<ArrayBuffer> {
  const head = coarse ? 2 : 1;
  const record = head + 3072;
  const batch = new Uint8Array(count * record);
  for (let i = 0; i < count; i++) {
    const pixels = i * record + head;
    batch[pixels - 1] = i % classes;
    batch.fill(i, pixels, pixels + 1024).fill(100, pixels + 1024, pixels + 2048).fill(200, pixels + 2048, pixels + 3072);
  }
  return batch;
}

/** The four files of MNIST in small: `train` and `test` images of 2 × 2 pixels, the value their place, labels of three digits. */
export function mnistFiles(train = 9, test = 3): Record<string, Uint8Array<ArrayBuffer>> {
  const pair = (name: string, count: number) => ({
    [`${name}-images-idx3-ubyte`]: idxOf([count, 2, 2], Array.from({ length: 4 * count }, (_, i) => Math.floor(i / 4))),
    [`${name}-labels-idx1-ubyte`]: idxOf([count], Array.from({ length: count }, (_, i) => i % 3)),
  });
  return { ...pair('train', train), ...pair('t10k', test) };
}
