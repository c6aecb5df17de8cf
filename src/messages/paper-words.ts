import type { PaperExperimentName } from '../config/paper-experiments.ts';
import { paperFigures, type PaperFigures } from '../findings/paper-figures.ts';
import type { Messages } from './messages.ts';

/** The paper's own numbers for one of its experiments, in the page's language. */
export function paperFiguresIn({ paper }: Messages, experiment: PaperExperimentName): PaperFigures {
  const figures = paperFigures(experiment);
  const { caption, rowHeading, columns } = paper.tables[experiment];
  return { ...figures, caption, rowHeading, columns: figures.columns.map((column, place) => ({ ...column, label: columns[place] ?? column.label })) };
}
