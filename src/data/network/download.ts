import { invariant } from '../../lib/errors.ts';
import type { OpenPartialFile, PartialFile } from '../store/partial-file.ts';
import type { FileFacts } from './answer.ts';
import type { Network } from './network.ts';
import { probe, type Probed } from './probe.ts';
import { receive } from './receive.ts';
import type { Account } from './transfer-meter.ts';
import { FileChanged } from './trouble.ts';

/** Times that a download begins anew because the file changed on the server. */
const mostRestarts = 2;

/**
 * The whole file that was probed, of at most so many bytes, by way of a partial file: what came earlier is not asked for
 * again as long as the server has the same version. Throws an InputError as `probe` does; what has come is kept.
 */
export async function downloadProbed(probed: Probed, network: Network, openPartialFile: OpenPartialFile, atMost: number): Promise<Blob> {
  const file = await openPartialFile(probed.address.href, network.transfer.signal);
  const account = network.meter.account(probed.address.href);
  try {
    let now = probed;
    for (let restarts = 0; ; restarts++) {
      try {
        await complete(file, now, network, account, atMost);
        return await file.blob();
      } catch (thrown) {
        if (!(thrown instanceof FileChanged) || restarts >= mostRestarts) throw thrown;
        now = await probe(probed.address, network, atMost);
      }
    }
  } finally {
    await file.close();
  }
}

/** Appends what the partial file lacks, all of it where it is of another version. */
async function complete(file: PartialFile, probed: Probed, network: Network, account: Account, atMost: number): Promise<void> {
  const { address, version, facts } = probed;
  if (version === '' || file.version !== version || file.size > (facts.size ?? 0)) await file.restart(version);
  account.have(file.size);
  account.expect(facts.size);
  if (file.size === facts.size) return;
  let size: number | undefined;
  const onAnswer = (told: FileFacts): void => {
    size ??= told.size;
    account.expect(size);
  };
  const pieces = receive({ address, start: file.size, end: undefined, whole: true, known: facts, atMost, cache: 'no-store', onAnswer }, network);
  for await (const piece of pieces) {
    await file.append(piece);
    account.add(piece.length);
  }
  invariant(size === undefined || file.size === size, `partial file of ${file.size} bytes where ${size} came from ${address.href}`);
}
