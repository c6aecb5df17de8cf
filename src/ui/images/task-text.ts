import type { Messages } from '../../messages/messages.ts';
import type { ImagesTask } from '../../store/images.ts';

/** What goes on with a look or a fetch, in a few words. */
export function taskText({ kind, status, progress, problem }: ImagesTask, { task: words }: Messages['images']): string {
  const images = progress ? words.images(progress.done, progress.total) : '';
  switch (status) {
    case 'running': return kind === 'look' ? words.looking : words.fetching(images);
    case 'paused': return words.paused(images);
    case 'done': return kind === 'fetch' ? words.fetched(images) : '';
    case 'failed': return problem === undefined ? words.failed : words.failedBy(problem);
    case 'cancelled': return kind === 'fetch' ? words.fetchStopped(images) : words.stopped;
    default: return status satisfies never;
  }
}
