import { type PaperExperimentName, paperExperiments } from '../../config/paper-experiments.ts';
import { paperFigures } from '../../findings/paper-figures.ts';

/** What stands around the paper's own numbers for one of its experiments. */
export interface PaperWords {
  readonly caption: string;
  readonly rowHeading: string;
  readonly columns: readonly string[];
}

export const paper = {
  title: (experiment: string) => `${experiment} in the paper`,
  axis: 'depth of the paper’s Des-Net, layers',
  /** The paper's word where a network diverged. */
  fail: 'fail',
  tables: Object.fromEntries(paperExperiments.map(({ name }) => {
    const { caption, rowHeading, columns } = paperFigures(name);
    return [name, { caption, rowHeading, columns: columns.map(({ label }) => label) }];
  })) as Partial<Record<PaperExperimentName, PaperWords>> as Readonly<Record<PaperExperimentName, PaperWords>>,
};
