import type { loading as english } from '../en/loading.ts';

export const loading: typeof english = {
  chart: '图表正在加载…',
  runs: '运行记录正在加载…',
};
