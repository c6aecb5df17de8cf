import type { LedgerRow } from '../../findings/ledger.ts';

export { englishFindings as findings } from '../../findings/finding-words.ts';

export const findingsPanel = {
  shown: 'Shown of the run',
  tabs: { training: 'Training', tuning: 'Tuning', tradeoff: 'Trade-off', costs: 'Costs', claims: 'Claims', paper: 'Paper' },
  claims: 'The paper’s claims',
  verdicts: 'Verdicts',
  claim: (number: number, statement: string) => `${number}. ${statement}`,
  noBasis: 'judged when a run has ended',
  thisRun: 'judged by this run',
  series: (runs: number) => `judged by the ${runs} runs of this series`,
};

export const ledger = {
  title: 'Cost ledger',
  costs: 'Costs',
  spent: (flops: string, planned: string) => `spent ${flops} of ${planned} sample·FLOPs`,
  against: 'Costs against other ways',
  columns: { cost: 'Cost of one seed', sws: 'SWS', other: 'Other', ratio: 'Ratio', paper: 'Paper' },
  rows: {
    stored: 'Stored, against storing each network',
    scratch: 'Total training, against scratch',
    tleg: 'Total training, against TLEG',
    pretraining: 'Pre-training, against each network',
  } satisfies Record<LedgerRow['name'], string>,
  units: { parameters: 'parameters', epochs: 'epochs', 'sample·FLOPs': 'sample·FLOPs' } satisfies Record<LedgerRow['unit'], string>,
  soFar: 'Spent so far',
  epochs: 'Epochs',
  planned: 'planned',
  sampleFlops: 'sample·FLOPs',
  total: 'All networks and seeds',
  imported: 'imported',
  ancestorTraining: (flops: string) => `${flops} sample·FLOPs to train`,
  ancestor: (training: string, images: string) => `The ancestor, which the paper does not count: ${training}; it looks at ${images} images.`,
  ancestorInference: (training: string, images: string, flops: string) => `The ancestor, which the paper does not count: ${training}; `
    + `it looks at ${images} images, ${flops} sample·FLOPs.`,
};
