import { at } from '../lib/errors.ts';
import type { NumberedShard } from './shard-queue.ts';

/** A batch of images in arrays that every next one overwrites. */
export interface TrainingImages {
  readonly images: Uint8Array;
  readonly labels: Int32Array;
  readonly numbers: Int32Array;
}

/** Images in numbered slots 0 … count − 1 of one block of memory. A slot may know its image's number alone. */
export interface ShuffleBuffer {
  readonly count: number;
  /** Puts an image of the shard into a new slot; of a shard that was not read, its number. */
  push(shard: NumberedShard, index: number): void;
  /** Copies the image of a slot out, and the last image into the slot. */
  draw(slot: number, into: TrainingImages, position: number): void;
  /** As `draw`, of numbers alone: images and labels stay wherever they were, until `putIn`. */
  drop(slot: number): void;
  /** Whether a slot's number is one of `count` from `first` on. */
  holdsAny(first: number, count: number): boolean;
  /** Copies the images of this shard into the slots that have their numbers. */
  putIn(shard: NumberedShard): void;
}

/** A buffer for `capacity` images of `size` bytes. */
export function shuffleBuffer(capacity: number, size: number): ShuffleBuffer {
  const images = new Uint8Array(capacity * size);
  const labels = new Uint16Array(capacity);
  const numbers = new Int32Array(capacity);
  let count = 0;
  const put = (slot: number, { images: pixels, labels: classes }: NumberedShard, index: number): void => {
    images.set(pixels.subarray(index * size, (index + 1) * size), slot * size);
    labels[slot] = at(classes, index);
  };
  return {
    get count() {
      return count;
    },
    push(shard, index) {
      if (shard.labels.length > 0) put(count, shard, index);
      numbers[count++] = shard.first + index;
    },
    draw(slot, into, position) {
      const last = --count;
      into.images.set(images.subarray(slot * size, (slot + 1) * size), position * size);
      into.labels[position] = at(labels, slot);
      into.numbers[position] = at(numbers, slot);
      images.copyWithin(slot * size, last * size, (last + 1) * size);
      labels[slot] = at(labels, last);
      numbers[slot] = at(numbers, last);
    },
    drop(slot) {
      numbers[slot] = at(numbers, --count);
    },
    holdsAny: (first, many) => numbers.subarray(0, count).some((number) => number >= first && number < first + many),
    putIn(shard) {
      for (let slot = 0; slot < count; slot++) {
        const index = at(numbers, slot) - shard.first;
        if (index >= 0 && index < shard.count) put(slot, shard, index);
      }
    },
  };
}
