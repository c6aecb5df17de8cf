import { vi } from 'vitest';
import { learngene } from './learngene.ts';

/** What a command line has come to. */
export interface Outcome {
  /** Exit code; null where the process was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * What the command line does with these words, in this process: to start one of its own takes seconds. What it writes
 * is held back and given; one command at a time, for the streams are the process's.
 */
export async function inProcess(...words: readonly string[]): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const holdBack = (stream: 'stdout' | 'stderr') => vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
    written[stream] += String(chunk);
    return true;
  });
  const held = [holdBack('stdout'), holdBack('stderr')];
  try {
    const code = await learngene(words);
    return { code, ...written };
  } finally {
    for (const stream of held) stream.mockRestore();
  }
}
