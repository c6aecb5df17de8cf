import type { sharing as english } from '../en/sharing.ts';

export const sharing: typeof english = {
  share: '分享',
  title: '分享此配置',
  nothing: (problem) => `暂时无可分享。${problem}`,
  as: '分享方式',
  forms: { link: '链接', frame: '嵌入框架' },
  frameCode: '框架的 HTML 代码',
  frameTitle: (preset) => `Learngene Playground：${preset}`,
  copy: '复制',
  copied: '已复制。打开它的人会看到这份配置；不会自动开始任何运行。',
  refused: '浏览器不允许复制：请选中后手动复制。',
  safe: '打开它不会自动开始任何运行。',
  shows: '显示内容',
  tabOfNow: (tab) => `当前打开的标签页：${tab}`,
  chartsOfNow: '图表的当前显示：坐标轴、缩放、曲线、指标与时刻',
  themeOfNow: (theme) => `当前主题：${theme}`,
  languageOfNow: (language) => `当前语言：${language}`,
  tabs: { training: '训练', tuning: '微调', tradeoff: '权衡', costs: '成本', claims: '论断', paper: '论文' },
  themes: { light: '浅色', dark: '深色', system: '跟随系统' },
  leftOut: '隐藏的部分',
  parts: {
    preset: '预设', engine: '引擎', share: '分享', theme: '主题', language: '语言', configuration: '配置', picture: '示意图',
    depth: '深度图表', findings: '结论', runs: '运行记录',
  },
};
