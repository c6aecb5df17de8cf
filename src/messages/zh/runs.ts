import type { runs as english } from '../en/runs.ts';
import { loading } from './loading.ts';

/** Of what the built-in results of lessons are, by the names of their files. */
const lessonRuns: Readonly<Record<string, string>> = {
  base: '学习基因与基准', layouts: '阶段布局与均衡', distillation: '有蒸馏与无蒸馏', costs: '十个模型的成本',
};

export const runs: typeof english = {
  title: loading.titles.runs,
  count: (shown, all) => (shown === all ? String(all) : `${shown}，共 ${all}`),
  drop: '拖放运行文件',
  empty: '完成和停止的运行连同全部数据保存在此浏览器中。也可将运行文件拖放到这里。',
  noneFits: '没有符合筛选条件的运行。',
  table: '运行表格',
  columns: { run: '运行', difference: '与表单的差异', status: '状态', sws: 'SWS 损失', simpleLg: 'Simple-LG 损失', actions: '操作' },
  group: (experiment, runsInIt) => `${experiment}：${runsInIt} 次运行`,
  ofSeries: (experiment, variant) => `${experiment}：${variant}`,
  statuses: { running: '运行中', paused: '已暂停', failed: '失败', complete: '已完成', stopped: '已停止', builtIn: '内置' },
  withFailures: (status, networks) => `${status}，${networks}失败`,
  asInForm: '与表单相同',
  show: (name) => `在图表中显示 ${name}`,
  star: (name) => `为 ${name} 加星标`,
  overlay: (name) => `在图表中叠加 ${name}`,
  pin: (name) => `将 ${name} 设为基准`,
  reuse: (name) => `使用 ${name} 的配置`,
  remove: (name) => `删除 ${name}`,
  download: (name) => `下载 ${name}`,
  files: { results: '结果 (JSON)', values: '全部原始数值 (CSV)', learngene: '学习基因 (safetensors)' },
  details: (name) => `${name} 的名称和备注`,
  name: '名称',
  notes: '备注',
  notesHint: '看到了什么，接下来试什么',
  cancel: '取消',
  save: '保存',
  problem: (text) => `无法保存：${text}`,
  filter: '筛选运行',
  filterHint: '筛选',
  starredOnly: '仅显示带星标的运行',
  import: '从文件导入运行',
  export: '将运行导出为一个文件',
  exported: {
    all: (count) => `全部保存的运行：${count}`,
    shown: (count) => `表格中显示的运行：${count}`,
    starred: (count) => `带星标的运行：${count}`,
  },
  selection: {
    title: '选中的运行',
    count: (count) => `已选中 ${count} 次`,
    select: (name) => `选中 ${name}`,
    all: '选中所有显示的运行',
    export: (count) => `将选中的 ${count} 次运行导出为一个文件`,
    remove: (count) => `删除选中的 ${count} 次运行`,
    clear: '取消选中',
  },
  gallery: {
    title: '内置结果',
    entry: (own, experiment, lesson) => {
      if (experiment) return { label: `${experiment.label}，shapes10`, help: experiment.help };
      const title = lessonRuns[lesson ?? ''];
      return title === undefined ? own : { label: `课程结果：${title}，shapes10`, help: '没有 GPU 或时间时，课程使用这些结果。' };
    },
    asking: '正在查询有哪些结果 …',
    fetching: '正在获取 …',
    none: '此页面副本没有内置结果。',
    some: '已完成的实验，无需训练即可打开。',
    problem: (text) => `无法打开：${text}`,
  },
};
