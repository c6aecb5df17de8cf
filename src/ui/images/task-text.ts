import type { ImagesTask } from '../../store/images.ts';

/** What goes on with a look or a fetch, in a few words. */
export function taskText({ kind, status, progress, problem }: ImagesTask): string {
  const images = progress ? `${progress.done.toLocaleString('en')} of ${progress.total.toLocaleString('en')} images` : '';
  switch (status) {
    case 'running': return kind === 'look' ? 'Looking at the images …' : `Fetching … ${images}`.trim();
    case 'paused': return `Paused. ${images}`.trim();
    case 'done': return kind === 'fetch' ? `All here: ${images}, kept in this browser.` : '';
    case 'failed': return problem ?? 'Failed.';
    case 'cancelled': return kind === 'fetch' ? `Stopped. What has come is kept. ${images}`.trim() : 'Stopped.';
    default: return status satisfies never;
  }
}
