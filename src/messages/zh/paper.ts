import type { paper as english } from '../en/paper.ts';

const untuned = 'Des-B 未微调时在 ImageNet-1K 上的 Top-1 准确率（%）';

export const paper: typeof english = {
  title: (experiment) => `论文中的${experiment}`,
  axis: '论文 Des-Net 的深度（层）',
  fail: '失败',
  tables: {
    'figure-1d': {
      caption: '验证损失比独立训练的 Des-B 高出多少（%），ImageNet-1K（第 1 节；图 1d 未印数值）',
      rowHeading: '深度', columns: ['Simple-LG，损失增幅'],
    },
    'figure-4': {
      caption: `${untuned}，以及从头训练 100 轮达到的准确率（表 1；图 4 未印数值）。从 10 层起，SWS 一轮之后即超过从头训练`,
      rowHeading: '深度', columns: ['从头训练，100 轮', 'TLEG，未微调', 'SWS，未微调'],
    },
    'figure-5': {
      caption: 'SWS 超过预训练后微调的 Top-1 准确率百分点，Des-B-12 在各数据集上微调（第 4.2 节；图 5 未印数值）',
      rowHeading: '图像', columns: ['SWS 超过 PF'],
    },
    'table-1': { caption: `${untuned}（表 1）`, rowHeading: '深度', columns: ['独立训练，100 轮', 'IMwLM', 'Vanilla-LG', 'TLEG', 'SWS'] },
    'table-2': { caption: 'Des-B 微调后在 CIFAR-100 上的 Top-1 准确率（%）（表 2）', rowHeading: '深度', columns: ['PF', 'SWS'] },
    'table-3': { caption: `${untuned}（表 3）`, rowHeading: '深度', columns: ['Simple-LG', 'SWS'] },
    'table-4': { caption: `${untuned}（表 4）`, rowHeading: '深度', columns: ['RI', 'CI-order1', 'CI-order2'] },
    'table-5': { caption: 'Aux-B 自身在 ImageNet-1K 上的 Top-1 准确率（%）（表 5）', rowHeading: '方法', columns: ['Top-1'] },
    'table-6': {
      caption: 'Top-1 准确率（%）：Aux-S 在 ImageNet-1K 上，Des-S-12 在四个数据集上微调后（表 6）',
      rowHeading: '轮', columns: ['Aux-S', 'CIFAR-100', 'CIFAR-10', 'Food-101', 'Cars-196'],
    },
  },
};
