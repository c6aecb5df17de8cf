import type { runEnd as english } from '../en/run-end.ts';

export const runEnd: typeof english = {
  pageTitle: 'Learngene Playground',
  doneTitle: (page) => `已完成 · ${page}`,
  failedTitle: (page) => `失败 · ${page}`,
  shareTitle: (share, page) => `${share} · ${page}`,
  switch: '结束时通知我（若此标签页届时不可见）',
  complete: (run) => `${run} 已完成`,
  failed: (run) => `${run} 失败`,
  losses: (strategy, shallow, deep, from, to) => `${strategy}：深度 ${shallow} 的验证损失 ${from}，深度 ${deep} 为 ${to}`,
  loss: (strategy, depth, loss) => `${strategy}：深度 ${depth} 的验证损失 ${loss}`,
  nothing: '没有评估任何 Des-Net。',
  refused: '此浏览器不显示本页的通知：请在浏览器的网站设置中允许。运行结束时标签页标题会提示。',
};
