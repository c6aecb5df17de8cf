import { depthFigures, type DepthFigure, evaluationsIn } from '../../findings/depth-figures.ts';
import type { FirstMessages } from '../../messages/messages.ts';
import type { CurrentRun } from '../../store/current-run.ts';
import type { NoticeText } from '../../store/notices.ts';
import type { EndWords } from '../../store/playground-state.ts';

/** Lines of a notice: browsers cut off the rest. */
const MOST_LINES = 3;

/** What is said of a run's end, in the page's text at that moment. */
export function endWordsIn(presentMessages: () => FirstMessages): EndWords {
  return { ended: (run) => endInWords(run, presentMessages()), refused: () => presentMessages().runEnd.refused };
}

/** How a run ended: each strategy's loss at the shallowest and at the deepest Des-Net, tuned ones where there are any. */
export function endInWords(
  { name, status, error, evaluations }: Pick<CurrentRun, 'name' | 'status' | 'error' | 'evaluations'>, messages: FirstMessages,
): NoticeText {
  const { runEnd: words } = messages;
  if (status === 'failed') return { title: words.failed(name), body: error?.message ?? '' };
  const tuned = depthFigures(evaluationsIn('tuned', evaluations));
  const figures = tuned.length > 0 ? tuned : depthFigures(evaluationsIn('untuned', evaluations));
  const strategies = [...new Set(figures.map(({ strategy }) => strategy))];
  const lines = strategies.slice(0, MOST_LINES).map((strategy) => lineOf(figures.filter((figure) => figure.strategy === strategy), messages));
  return { title: words.complete(name), body: lines.length > 0 ? lines.join('\n') : words.nothing };
}

/** Of one strategy's figures, at least one, by rising depth. */
function lineOf(figures: readonly DepthFigure[], { runEnd: words, strategies }: FirstMessages): string {
  const [first] = figures;
  const last = figures.at(-1);
  if (!first || !last) return '';
  const { label } = strategies[first.strategy];
  const [from, to] = [first.loss.mean.toFixed(2), last.loss.mean.toFixed(2)];
  return first === last ? words.loss(label, first.depth, from) : words.losses(label, first.depth, last.depth, from, to);
}
