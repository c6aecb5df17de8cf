import type { DeclaredSize } from './declared-size.ts';

/** Boxes that hold further boxes, with the bytes of their own before these (ISO/IEC 14496-12, 23008-12). */
const containers: Readonly<Record<string, number>> = { meta: 4, iprp: 0, ipco: 0, moov: 0, trak: 0, mdia: 0, minf: 0, stbl: 0, stsd: 8 };
/** As deep as the size of a track lies: moov, trak, mdia, minf, stbl, stsd, av01. */
const deepest = 7;

/**
 * The largest size that an AVIF file declares: of an image, of a tile, of its transparency (`ispe`), or of a track
 * (`av01`), as it may be any of these that is decoded; decoders refuse pixels that are more. Undefined where it
 * declares none. What is cut short is passed over, so that it cannot hide the rest.
 */
export function avifSize(view: DataView): DeclaredSize | undefined {
  let largest: DeclaredSize | undefined;
  const visit = (start: number, end: number, depth: number): void => {
    for (let offset = start; offset + 8 <= end; ) {
      const { type, content, next } = boxAt(view, offset, end);
      const size = sizeIn(view, type, content, Math.min(next, end));
      if (size && !(largest && largest.width * largest.height >= size.width * size.height)) largest = size;
      const own = containers[type];
      if (own !== undefined && depth < deepest) visit(content + own, Math.min(next, end), depth + 1);
      offset = next;
    }
  };
  visit(0, view.byteLength, 1);
  return largest;
}

/** A box begins with its length and its type, 4 bytes each; a length of 1 stands for one of 8 bytes that follows, 0 for all that is left. */
function boxAt(view: DataView, offset: number, end: number): { readonly type: string; readonly content: number; readonly next: number } {
  const short = view.getUint32(offset);
  const isLong = short === 1 && offset + 16 <= end;
  const length = isLong ? Number(view.getBigUint64(offset + 8)) : short || end - offset;
  const content = offset + (isLong ? 16 : 8);
  const type = String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + offset + 4, 4));
  return { type, content, next: Math.max(content, offset + length) };
}

function sizeIn(view: DataView, type: string, start: number, end: number): DeclaredSize | undefined {
  if (type === 'ispe' && start + 12 <= end) return { width: view.getUint32(start + 4), height: view.getUint32(start + 8) };
  if (type === 'av01' && start + 28 <= end) return { width: view.getUint16(start + 24), height: view.getUint16(start + 26) };
  return undefined;
}
