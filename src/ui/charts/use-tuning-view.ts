import { useMemo } from 'react';
import type { Messages } from '../../messages/messages.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import { baselineCaption } from './depth-caption.ts';
import { overlaidLine } from './overlaid-lines.ts';
import { tuningDifferences } from './tuning-differences.ts';
import { type TuningLine, tuningLines, type TuningView } from './tuning-lines.ts';
import { tuningOf } from './tuning-of-run.ts';

/** What the chart of tuning draws. */
interface DrawnTuning {
  /** Of all runs, or the differences to the baseline. */
  readonly lines: readonly TuningLine[];
  /** Those that are not switched off. */
  readonly shown: readonly TuningLine[];
  /** Of the shown run itself. */
  readonly own: readonly TuningLine[];
  /** What is subtracted, in words; undefined where nothing is. */
  readonly minus: string | undefined;
}

interface TuningCompany {
  readonly overlaid: readonly ShownRun[];
  readonly baseline: ShownRun | undefined;
}

/** The same object until there are new figures, or another choice, or others lie beside them. */
export function useTuningView(
  run: ShownRun | undefined, { overlaid, baseline }: TuningCompany, { depth, metric, axis }: TuningView, hidden: readonly string[], messages: Messages,
): DrawnTuning {
  const tuning = tuningOf(run);
  const base = tuningOf(baseline);
  const [runId, baselineName] = [run?.id ?? '', baseline?.name];
  const all = useMemo(() => {
    const view = { depth, metric, axis };
    const own = tuningLines(tuning, view, messages);
    if (baselineName !== undefined) {
      const differences = tuningDifferences(tuning, base, baselineName, view, messages);
      const minus = baselineCaption(differences, baselineName, messages);
      return { own, minus, entries: differences.map((line) => ({ line, runId })) };
    }
    const others = overlaid.flatMap((each, place) => tuningLines(tuningOf(each), view, messages).map((line) => ({ line: overlaidLine(line, each, place + 1), runId: each.id })));
    return { own, minus: undefined, entries: [...own.map((line) => ({ line, runId })), ...others] };
  }, [runId, tuning, base, baselineName, overlaid, depth, metric, axis, messages]);
  return useMemo(() => ({
    ...all, lines: all.entries.map(({ line }) => line),
    shown: all.entries.filter(({ line, runId: of }) => !hidden.includes(line.strategy) && !hidden.includes(of)).map(({ line }) => line),
  }), [all, hidden]);
}
