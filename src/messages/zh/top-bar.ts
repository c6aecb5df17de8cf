import { formatDuration } from '../../lib/format.ts';
import type * as english from '../en/top-bar.ts';

export const topBar: typeof english.topBar = {
  name: 'Learngene Playground',
  training: '训练',
  run: '运行',
  resume: '继续',
  pause: '暂停',
  step: '单步',
  stop: '停止',
  runAll: (runs) => `运行全部 ${runs} 个`,
  allOf: (experiment, variants) => `依次运行${experiment}的全部变体：${variants.join('、')}`,
  preset: '预设',
  changedPreset: (label) => `${label}（已修改）`,
  presetGroups: {
    start: { title: '入门。', help: '可以由此开始并加以修改的配置。' },
    paper: { title: '论文实验。', help: '缩小到在笔记本 GPU 上几分钟即可完成，并附论文原始数值。' },
  },
  commands: '命令',
  openPage: '打开完整页面',
  themes: { title: '主题', light: '浅色主题', system: '跟随系统主题', dark: '深色主题' },
  language: { other: 'EN', change: 'English，英文' },
};

export const progress: typeof english.progress = {
  title: '运行进度',
  none: '按“运行”开始训练和扩展。',
  phases: {
    data: '正在打开图像',
    ancestor: '正在训练祖先网络',
    learngene: '正在训练学习基因',
    baselines: '正在训练对照网络',
    expansion: '正在评估 Des-Net',
    tuning: '正在微调 Des-Net',
    done: '完成',
  },
  activities: {
    ready: '就绪', starting: '正在启动工作线程', pausing: '正在暂停', paused: '已暂停', stopping: '正在停止', complete: '已完成',
    stopped: '已停止', failed: '失败',
  },
  network: (cause) => `网络：${cause}`,
  run: (place, runs) => `运行 ${place}/${runs}`,
  seed: (place, seeds) => `种子 ${place}/${seeds}`,
  step: (step, steps) => `第 ${step} 步，共 ${steps} 步`,
  speed: (images) => `${images} 张/秒`,
  keptUntilStep: (step) => `已保存到第 ${step} 步`,
  keptUntilPhaseBefore: '已保存到上一阶段',
  timeLeft: (seconds) => `剩余 ${formatDuration(seconds, 'zh')}`,
  failed: (networks) => `${networks}失败`,
  alsoDone: (percent) => `，已完成 ${percent}%`,
  alsoFailed: (network, step) => `，${network} 在第 ${step} 步失败`,
  transfer: {
    of: (received, total) => `${received}（共 ${total}）`,
    paused: (received) => `已暂停，收到 ${received}`,
    waiting: (cause) => `等待：${cause}`,
    left: (seconds) => `剩余 ${formatDuration(seconds, 'zh')}`,
  },
};

export const engines: typeof english.engines = {
  title: '计算引擎',
  label: (detail) => `引擎${detail === undefined ? '' : ` · ${detail.replace(/^(\d+) threads?$/, '$1 个线程')}`}`,
  undecided: '运行时决定',
  automatic: '运行开始时自动选择此浏览器中最快的引擎：有 GPU 时使用 WebGPU，否则使用处理器。',
  asked: (engine) => `网址指定使用 ${engine}。`,
  on: (adapter, reason) => `，运行于 ${adapter}。${reason}`,
  images: (name, training, validation, classes) => `图像：${name}，训练 ${training} 张，验证 ${validation} 张，共 ${classes} 个类别。`,
  measure: '测量各引擎',
  measuring: (engine) => `正在测量 ${engine} …`,
  theWorker: '工作线程',
  interrupted: '在测完所有引擎之前启动了一次运行。',
  notNow: '没有运行在进行时才可测量。',
  offer: '按表单中的配置测量一个训练步的用时。',
  measured: '按表单中的配置运行一个训练步：5 次的中位数。',
  measuredEarlier: '按先前的配置运行一个训练步：5 次的中位数。',
  table: '引擎测量结果',
  columns: { engine: '引擎', adapter: '适配器', stepTime: '每步用时', speed: '张/秒', ratio: '与最快之比' },
};
