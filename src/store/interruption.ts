import { formatBytes } from '../lib/format.ts';
import type { FirstMessages } from '../messages/messages.ts';
import type { InterruptedContent } from '../worker/interrupted-protocol.ts';
import { type ChosenFiles, missingFile } from './chosen-files.ts';
import type { ImagesState } from './images.ts';
import type { RunOrigin } from './run-origin.ts';

/** An interrupted run as the page offers it. */
export interface Interruption extends Omit<RunOrigin, 'ordinal'> {
  readonly id: string;
  /** 0 where it is not known. */
  readonly ordinal: number;
  /** What it is and how far, or why it can only be discarded. */
  readonly content: InterruptedContent | { readonly problem: string };
}

/** Why it cannot be gone on with before files are chosen again or hosts are allowed; undefined where nothing is missing. */
export function missingToGoOn(
  { name, content, files, targetFiles }: Interruption, state: { readonly files: ChosenFiles; readonly images: ImagesState }, messages: FirstMessages,
): string | undefined {
  if ('problem' in content) return content.problem;
  const missing = missingFile(content.config, state.files, state.images.allowedHosts, messages);
  if (missing === undefined) return undefined;
  const ancestor = content.ancestorFiles.map((file) => `${file.name} (${formatBytes(file.bytes)})`);
  const before = [files, targetFiles, ...ancestor].filter((text) => text !== '');
  return messages.interrupted.notYet(name, missing, before.join(', '));
}
