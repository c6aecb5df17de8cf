import type { commands as english } from '../en/commands.ts';

export const commands: typeof english = {
  title: '命令',
  search: '搜索命令、字段、预设和运行',
  hint: '命令、字段、预设、运行 …',
  found: '搜索结果',
  nothing: '没有匹配的内容。',
  sections: { commands: '命令', runs: '运行', fields: '字段', presets: '预设', gallery: '内置结果' },
  showRun: '在图表中显示',
  field: (group, value) => `${group} · ${value}`,
  empty: '空',
  groups: { training: '训练', configuration: '配置', page: '页面' },
  titles: {
    notices: '标签页隐藏时运行结束通知我，或不再通知', screen: '训练时保持屏幕常亮，或允许熄屏', lessons: '课程',
    run: '运行或停止', pause: '暂停或继续', step: '训练一步', measure: '测量各引擎',
    configuration: '转到配置', undo: '撤销', redo: '重做', reset: '将所有字段重置为预设',
    palette: '命令', share: '分享', theme: '切换浅色与深色', language: '切换到英文 (English)',
    everything: '显示页面的所有部分', shortcuts: '键盘快捷键',
  },
  now: {
    noticesOn: '标签页隐藏时，运行结束后通知我', noticesOff: '运行结束后不再通知我',
    screenOn: '训练时保持屏幕常亮', screenOff: '训练时允许熄屏',
    run: '运行', stop: '停止', pause: '暂停', resume: '继续', reset: (preset) => `将所有字段重置为${preset}`,
  },
  shortcuts: '键盘快捷键',
  close: '关闭',
  singleKeys: '单键快捷键',
  whileTyping: '输入文字时只有“命令”有效；在文本框中，撤销和重做针对文本。按 F6 可转到最近的操作。',
};
