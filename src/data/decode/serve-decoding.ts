import { InputError, messageOf } from '../../lib/errors.ts';
import type { DecodeImage } from './decode-image.ts';
import type { DecodeJob, DecodeReply } from './decode-messages.ts';
import { ownThreadDecoder } from './own-thread-decoder.ts';

/** The work of a thread of a decode pool, wherever it runs: answers each job with `post`, and gives the pixels away. */
export function serveDecoding(decode: DecodeImage, post: (reply: DecodeReply, transfer: ArrayBuffer[]) => void): (job: DecodeJob) => Promise<void> {
  const decoder = ownThreadDecoder(decode);
  post({ kind: 'ready' }, []);
  return async ({ id, path, content, size }) => {
    try {
      const image = await decoder.decode(path, content, size);
      post({ kind: 'decoded', id, image }, [image.pixels.buffer]);
    } catch (error) {
      post({ kind: 'failed', id, message: error instanceof InputError ? error.message : `image ${path}: ${messageOf(error)}` }, []);
    }
  };
}
