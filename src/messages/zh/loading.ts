import type { loading as english } from '../en/loading.ts';

export const loading: typeof english = {
  chart: '图表正在加载…',
  runs: '运行记录正在加载…',
  /** Of the parts that come. */
  titles: { curves: '训练过程中的损失', depth: '验证损失与深度', runs: '运行记录' },
};
