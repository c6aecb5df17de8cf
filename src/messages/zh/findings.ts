import type * as english from '../en/findings.ts';

export { findings } from './finding-words.ts';

export const findingsPanel: typeof english.findingsPanel = {
  shown: '运行的内容',
  tabs: { training: '训练', tuning: '微调', tradeoff: '权衡', costs: '成本', claims: '论断', paper: '论文' },
  claims: '论文的论断',
  verdicts: '判定',
  claim: (number, statement) => `${number}. ${statement}`,
  noBasis: '运行结束后判定',
  thisRun: '根据此运行判定',
  series: (runs) => `根据此系列的 ${runs} 次运行判定`,
};

export const ledger: typeof english.ledger = {
  title: '成本账目',
  costs: '成本',
  spent: (flops, planned) => `已用 ${flops}，共 ${planned} 样本·FLOPs`,
  against: '与其他方式的成本比较',
  columns: { cost: '一个种子的成本', sws: 'SWS', other: '其他', ratio: '比值', paper: '论文' },
  rows: {
    stored: '存储，对比存储每个网络',
    scratch: '总训练量，对比从头训练',
    tleg: '总训练量，对比 TLEG',
    pretraining: '预训练，对比每个网络',
  },
  units: { parameters: '参数', epochs: '轮', 'sample·FLOPs': '样本·FLOPs' },
  soFar: '目前已用',
  epochs: '轮',
  planned: '计划',
  sampleFlops: '样本·FLOPs',
  total: '所有网络和种子',
  imported: '导入',
  ancestorTraining: (flops) => `训练需 ${flops} 样本·FLOPs`,
  ancestor: (training, images) => `祖先网络（论文不计入）：${training}；它看 ${images} 张图像。`,
  ancestorInference: (training, images, flops) => `祖先网络（论文不计入）：${training}；它看 ${images} 张图像，${flops} 样本·FLOPs。`,
};
