import { formatDuration } from '../lib/format.ts';
import type { Progress } from '../training/events.ts';

const WIDTH = 24;

/** One line of progress for a terminal, e.g. `learngene ███░░░ 41 % · seed 2/3 · step 120/300 · 512 images/s · 1 min 3 s left`. */
export function progressLine({ phase, seed, done, total, step, steps, imagesPerSecond, secondsLeft }: Progress, seeds: readonly number[]): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const filled = Math.round(share * WIDTH);
  const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
  const parts = [
    `${phase.padEnd(9)} ${bar} ${Math.round(100 * share)} %`,
    ...(seeds.length > 1 ? [`seed ${seeds.indexOf(seed) + 1}/${seeds.length}`] : []),
    ...(steps > 0 ? [`step ${step}/${steps}`] : []),
    ...(imagesPerSecond > 0 ? [`${Math.round(imagesPerSecond)} images/s`] : []),
    ...(Number.isFinite(secondsLeft) ? [`${formatDuration(secondsLeft)} left`] : []),
  ];
  return parts.join(' · ');
}

/** Shows progress on stderr: rewritten in place on a terminal, else a line at each tenth of the way. */
export function createProgressDisplay(stream: NodeJS.WriteStream, seeds: readonly number[]): { show(progress: Progress): void; end(): void } {
  let shownAt = 0;
  let tenth = -1;
  return {
    show(progress) {
      if (!stream.isTTY) {
        const now = Math.floor((10 * progress.done) / Math.max(1, progress.total));
        if (now > tenth) stream.write(`${progressLine(progress, seeds)}\n`);
        tenth = Math.max(tenth, now);
      } else if (performance.now() - shownAt > 100) {
        shownAt = performance.now();
        stream.write(`\r\u001b[2K${progressLine(progress, seeds)}`);
      }
    },
    end() {
      if (stream.isTTY) stream.write('\r\u001b[2K');
    },
  };
}
