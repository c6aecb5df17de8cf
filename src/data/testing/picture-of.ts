import type { LabelledImage } from '../collection.ts';
import { decodeNamed } from '../decode/decode-image.ts';
import { decodeWithSharp } from '../decode/node/decode-with-sharp.ts';
import type { Picture } from '../decode/resize-image.ts';

/** An image of a collection, decoded at the size it has. */
export async function pictureOf(image: LabelledImage | undefined): Promise<Picture> {
  if (!image) throw new Error('there is no such image');
  const content = await image.read();
  return content.kind === 'pixels' ? content.picture : decodeNamed(image.path, content.bytes, decodeWithSharp);
}
