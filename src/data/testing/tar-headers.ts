/** A tar put together header by header, so that it can say what no archiver would. */
export interface TarEntry {
  readonly name: string;
  readonly data: string | Uint8Array;
  /** `0` a file, `L` a GNU long name, `x` a pax header. */
  readonly type?: string;
  /** Text of the size field, where it is not that of the data. */
  readonly size?: string;
}

/** A tar of these entries in ustar, with the zeros that end it unless it is `open`. */
export function tarHeaders(entries: readonly TarEntry[], { open = false } = {}): Uint8Array<ArrayBuffer> {
  const blocks = entries.flatMap(({ name, data, type = '0', size }) => {
    const body = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    const header = new Uint8Array(512);
    const write = (text: string, at: number): void => header.set(new TextEncoder().encode(text), at);
    write(name, 0);
    write('0000644\0', 100);
    write(size ?? `${body.length.toString(8).padStart(11, '0')}\0`, 124);
    write(type, 156);
    write('ustar\x0000', 257);
    const padded = new Uint8Array(Math.ceil(body.length / 512) * 512);
    padded.set(body);
    return [withChecksum(header), padded];
  });
  return joined(open ? blocks : [...blocks, new Uint8Array(1024)]);
}

/** A copy of a header of 512 bytes whose checksum is right. */
export function withChecksum(header: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(header).fill(32, 148, 156);
  const sum = copy.reduce((total, byte) => total + byte, 0);
  copy.set(new TextEncoder().encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return copy;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
