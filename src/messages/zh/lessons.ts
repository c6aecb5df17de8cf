import { signed } from '../../findings/judgement.ts';
import { ratioText } from '../../findings/ledger.ts';
import type { Measured } from '../../lessons/measured.ts';
import { formatCount } from '../../lib/format.ts';
import type { lessons as english, LessonWords } from '../en/lessons.ts';
import { general } from './general.ts';

function percent(share: number): string {
  return general.percent((100 * share).toFixed(1));
}

function withInterval({ mean, interval }: Measured, digits: number, unit = ''): string {
  const range = interval
    ? `95% 置信区间 ${signed(interval.low, digits)} 至 ${signed(interval.high, digits)}，${interval.seeds} 个种子`
    : '只有一个种子，没有区间';
  return `${signed(mean, digits)}${unit}（${range}）`;
}

function trend(slope: number): string {
  return slope > 0 ? '上升' : '下降';
}

const sameRecipe = '同样的两个网络，各用同样的三个种子训练。';

const learngene: LessonWords<'learngene'> = {
  title: '什么是学习基因',
  summary: '用几层权重得到多种深度的网络，一个也不必再训练。',
  idea: [
    '手机只容得下小网络，服务器可以用很深的网络。每一个都从头训练，代价很高。',
    '论文训练一个辅助网络 Aux-Net，并把它的层分成若干阶段。同一阶段的所有层共享一组权重。',
    '训练之后，每个阶段只剩一层。这几层就是学习基因。',
  ],
  look: [
    '示意图中每种颜色是一个阶段。这个 Aux-Net 有 4 个阶段共 8 层，所以学习基因有 4 层。',
    '后代网络 Des-Net 的层取自学习基因：每个阶段的层在原位重复。按下示意图下方的播放按钮，看它怎样一层层填满。',
  ],
  field: '转到阶段布局',
  question: '6 层的 Des-Net 从未训练过：它既不是学习基因，也不是 Aux-Net。它能正确分类多少图像？',
  choices: { guesses: '几乎和瞎猜一样', between: '大约在瞎猜和 Aux-Net 的正中间', near: '几乎和 Aux-Net 一样多' },
  variants: ['一个 4 阶段 8 层的 Aux-Net，以及 4 至 8 层的 Des-Net'],
  builtIn: '同样的运行，同样的三个种子。',
  answer: ({ depth, accuracy, auxNetAccuracy, auxNetDepth, chance, share, stages, storedParameters, separateParameters, desNets }) => [
    `${depth} 层的 Des-Net 正确分类了 ${percent(accuracy)}，${auxNetDepth} 层的 Aux-Net 是 ${percent(auxNetAccuracy)}；瞎猜是 ${percent(chance)}。`,
    `没有再训练一步，就走完了从瞎猜到 Aux-Net 的 ${(100 * share.mean).toFixed(0)}%${share.interval ? `（95% 置信区间 ${(100 * share.interval.low).toFixed(0)} 至 ${(100 * share.interval.high).toFixed(0)}%）` : ''}。这里不到四分之一算瞎猜，超过四分之三算几乎一样。`,
    `这次运行的 ${desNets} 个 Des-Net 都来自同样的 ${stages} 层：只存 ${formatCount(storedParameters)} 个参数，而不是 ${formatCount(separateParameters)} 个。`,
  ],
  meaning: ['训练时，一个阶段的层被连续使用多次，因此学会了被重复。论文称之为阶段信息。'],
};

const simpleLg: LessonWords<'simple-lg'> = {
  title: 'Simple-LG 为什么失效',
  summary: '同样的扩展，用的却是从未学过被重复的层。',
  idea: [
    '任何训练好的层都能当学习基因吗？论文试过，称之为 Simple-LG：训练一个普通的 4 层网络，再像 SWS 那样重复它的层。',
    'SWS 即分阶段权重共享，也就是第 1 课的方法：它的层在训练时就已经在重复。Simple-LG 没有共享，任何一层都没有连用过两次。',
  ],
  look: [
    '在示意图上方选择 Simple-LG：它的 Des-Net 与 SWS 的着色相同，不同的只是层的来源。',
    '4 层的 Simple-LG Des-Net 就是那个普通网络本身；更深的才重复它的层。',
  ],
  field: '转到策略',
  question: 'Simple-LG 的 Des-Net 有 4 至 8 层。随着层数增加，它们的验证损失（在没见过的图像上错得有多厉害，越低越好）会怎样？',
  choices: { falls: '下降：层越多，网络越好', level: '几乎不变：权重还是那些', rises: '上升：重复的层有害' },
  variants: ['SWS 的 Aux-Net 和 Simple-LG 的普通网络，以及各自 4 至 8 层的 Des-Net'],
  builtIn: '论文图 1(d) 的缩小版：5 个阶段，6 至 14 层的 Des-Net。',
  answer: ({ shallowest, deepest, simpleLgSlope, swsSlope, simpleLgLoss, swsLoss, drift }) => [
    `从 ${shallowest} 层到 ${deepest} 层，Simple-LG 的损失${trend(simpleLgSlope.mean)}：每层 ${withInterval(simpleLgSlope, 3)}。`,
    `SWS 的损失${trend(swsSlope.mean)}：每层 ${withInterval(swsSlope, 3)}。在 ${deepest} 层时，Simple-LG 是 ${simpleLgLoss.toFixed(2)}，SWS 是 ${swsLoss.toFixed(2)}。`,
    ...(drift ? [`把一个阶段重复到 Aux-Net 的深度，普通网络的输出移动 ${percent(drift.vanillaNet)}，Aux-Net 的移动 ${percent(drift.auxNet)}。`] : []),
  ],
  meaning: ['普通网络的每一层都期待前一层的输出。若把它自己的输出交给它，它就到了训练中从未见过的地方。SWS 的层一直都在接收自己的输出。'],
};

const layouts: LessonWords<'layouts'> = {
  title: '阶段布局与均衡',
  summary: '层数和阶段数相同，均匀或不均匀地共享。',
  idea: [
    '阶段布局说明每个阶段有几层：2,2,2,2 是四个阶段，各两层。',
    '各阶段层数相近的布局是均衡的，像 1,3,1,3 这样的则不均衡。这两种都有 8 层，都只存 4 层。',
  ],
  look: [
    '布局写在表单里，在示意图中是颜色。可以用 + 和 − 改变它；运行之前课程会换回自己的布局。',
    '在不均衡的布局里，有的层要适应许多位置，有的只适应一个。',
  ],
  field: '转到阶段布局',
  question: '两个 Aux-Net 以同样的方式训练，一个是 2,2,2,2，另一个是 1,3,1,3。哪一个正确分类的验证图像更多？',
  choices: { balanced: '均衡的 2,2,2,2', level: '差不多，相差不到一个百分点', unbalanced: '不均衡的 1,3,1,3' },
  variants: ['均衡：2,2,2,2', '不均衡：1,3,1,3'],
  builtIn: sameRecipe,
  answer: ({ balanced, unbalanced, balancedAccuracy, unbalancedAccuracy, lead, failures }) => [
    `Aux-Net ${balanced.join(',')} ${balancedAccuracy === undefined ? '发散了，没有结果' : `达到 ${percent(balancedAccuracy)}`}，${unbalanced.join(',')} ${unbalancedAccuracy === undefined ? '发散了，没有结果' : `达到 ${percent(unbalancedAccuracy)}`}。`,
    ...(lead ? [`均衡的领先幅度为 ${withInterval(lead, 1, ' 个百分点')}；上下不到一个百分点算一样。`] : []),
    failures.balanced + failures.unbalanced === 0
      ? '两个都没有发散。'
      : `均衡布局有 ${failures.balanced} 个种子发散，不均衡布局有 ${failures.unbalanced} 个。`,
  ],
  meaning: ['在论文的表 5 中，均衡的 3,3,4,3,3 达到 80.9%，不均衡的 4,1,6,1,4 达到 80.7%，而 4,1,5,2,3 根本不收敛。所以均衡首先是更稳妥的选择。'],
};

const orders: LessonWords<'orders'> = {
  title: '扩展顺序与随机',
  summary: '哪些阶段得到多出的层：按规则，还是凭运气。',
  idea: [
    '由 4 层学习基因得到 6 层的 Des-Net，有两层可以分配。给哪些阶段？',
    '循环初始化按固定顺序经过各阶段。Front-Mid-Last 从第一个阶段开始，Front-Last-Mid 从两端向中间。',
    '随机分配初始化凭运气把多出的层分给各阶段。',
  ],
  look: [
    '在示意图上方选择不同策略，比较它们 6 层和 7 层的 Des-Net。从随机分配的各次抽样可以看到，运气可能把所有的层都给一个阶段。',
    '在 4 层和 8 层时，两种顺序得到同样的网络：没有要分的层，或者每个阶段分得一样多。',
  ],
  field: '转到初始化顺序',
  question: '对各深度和各次抽样取平均，随机分配的 Des-Net 的损失与循环的相比如何？',
  choices: { lower: '更低：运气能找到更好的网络', level: '差不多：权重还是那些', higher: '更高：顺序很重要' },
  variants: ['一个 Aux-Net，以及按两种顺序和五次随机抽样得到的 Des-Net'],
  builtIn: '论文表 4 的缩小版：5 个阶段，7 至 12 层的 Des-Net，五次抽样。',
  answer: ({ gap, depths, widest, ordersApart, draws }) => [
    `在 ${depths[0]} 至 ${depths.at(-1)} 层，随机分配的损失减去循环的为 ${withInterval(gap, 3)}。`,
    `各次抽样不同：在 ${widest.depth} 层时，每个种子 ${draws} 次抽样中最好的损失是 ${widest.best.toFixed(2)}，最差的是 ${widest.worst.toFixed(2)}。`,
    ...(ordersApart === undefined ? [] : [`两种顺序在网络不同的深度上平均相差 ${ordersApart.toFixed(3)}。`]),
  ],
  meaning: ['Aux-Net 教会了每个阶段各自的重复次数。循环初始化保持这一比例，论文称之为扩展指引；凭运气则不然。'],
};

const distillation: LessonWords<'distillation'> = {
  title: '有蒸馏与无蒸馏',
  summary: '由更大的网络来教的 Aux-Net，和只凭标签学习的 Aux-Net。',
  idea: [
    '标签只说“圆”。训练好的更大的网络，即祖先网络 Ans-Net，会说“圆，但有点像八边形”。',
    '蒸馏训练 Aux-Net 给出祖先的概率。表单中的比例 α 把两种教法混合：1 是只听祖先，0 是只看标签。',
  ],
  look: [
    '祖先在表单中选择，位于示意图的左侧。它先训练，比 Aux-Net 更宽更深，没有任何共享。',
    '训练它也要花时间；表单会显示花多少。',
  ],
  field: '转到祖先网络',
  question: '两个 Aux-Net 训练同样多的步，一个学祖先的概率，一个学标签。祖先对准确率有什么影响？',
  choices: { helps: '有帮助，超过一个百分点', level: '没有差别，在一个百分点以内', harms: '有害' },
  variants: ['有祖先', '只有标签'],
  builtIn: sameRecipe,
  answer: ({ withTeacher, withoutTeacher, teacher, lead }) => [
    `有祖先时 Aux-Net 达到 ${percent(withTeacher)}，没有时达到 ${percent(withoutTeacher)}。`,
    `祖先的作用是 ${withInterval(lead, 1, ' 个百分点')}；上下不到一个百分点算没有差别。`,
    ...(teacher === undefined ? [] : [`祖先自己达到 ${percent(teacher)}：它不知道的，也教不了。`]),
  ],
  meaning: ['在论文的表 5 中，Aux-Net 2,2,2,2,2,2 有蒸馏时达到 80.7%，没有时 77.7%。它的祖先 LeViT-384 早已训练好，所用图像也远多于这里。'],
};

const costs: LessonWords<'costs'> = {
  title: '十个模型的成本',
  summary: '十个从头训练的网络，或者一个学习基因加十次短微调。',
  idea: [
    '假设需要十个网络，4 至 13 层。从头训练时，每个都从随机权重开始训练 300 步：一共 3,000 步。',
    '有了学习基因，只需训练一个 Aux-Net 300 步。每个 Des-Net 从学习基因出发，再微调（即照常训练）30 步就够。',
  ],
  look: [
    '表单下方的成本在编辑时由公式算出。运行的成本与论文的成本并列在“成本”标签页中。',
    '改变微调步数看看；运行之前课程会换回自己的设置。',
  ],
  field: '转到微调步数',
  question: '十个微调过的 Des-Net 中，有多少个至少和同样深度、从头训练的网络一样准确？后者自己的训练步数是十倍。',
  choices: { few: '很少：最多三个', some: '一些：四到六个', most: '大多数：七个以上' },
  variants: ['一个 Aux-Net、十个微调的 Des-Net 和十个从头训练的网络'],
  builtIn: '同样的运行，同样的种子。',
  answer: ({ models, asGood, lead, steps, training, storage, paperTraining, paperStorage, seeds }) => [
    `${models} 个微调的 Des-Net 中，有 ${asGood} 个至少和从头训练的同伴一样准确；平均${lead < 0 ? '落后' : '领先'} ${Math.abs(lead).toFixed(1)} 个百分点。`,
    `${seeds === 1 ? '这只是一个种子：单个深度上一两个百分点的差别可能是偶然。' : ''}成本却与运气无关：从头训练 ${models} × ${steps.scratch} 步，对比 ${steps.learngene} + ${models} × ${steps.tuning} 步，轮数（遍历图像的次数）是 ${ratioText(training)}。`,
    `要能得到全部 ${models} 个网络，分别存储所需的参数是学习基因的 ${ratioText(storage)}。`,
    `论文的十个网络：训练 ${ratioText(paperTraining)}，存储 ${ratioText(paperStorage)}。`,
  ],
  meaning: ['学习基因只训练一次。所以需要的模型越多，省得越多。'],
};

export const lessons: typeof english = {
  listTitle: '六个引导实验',
  listHelp: '先预测，再运行，再观察。不会自动开始任何运行，离开时恢复您的配置。',
  finished: '已完成',
  resume: (step) => `继续：${step}`,
  place: (number, count) => `第 ${number} 课，共 ${count} 课`,
  stepsLabel: '课程的步骤',
  steps: { idea: '概念', look: '观察', predict: '预测', run: '运行', answer: '答案' },
  stepName: (number, name) => `第 ${number} 步：${name}`,
  stepPlace: (number, count) => `第 ${number} 步，共 ${count} 步`,
  leave: '离开课程',
  left: '配置已恢复到课程之前的样子',
  fold: '收起课程',
  unfold: '展开课程',
  next: '下一步',
  back: '上一步',
  lookAt: '在页面上指出',
  predictFirst: '请先选择一个答案；现在还没有错的答案。',
  predictionKept: '您已经看过答案，所以预测不再改变。重新开始课程可以再次预测。',
  whatRuns: (count) => (count === 1 ? '一次运行：' : `${count} 次运行，依次进行：`),
  run: '运行实验',
  runAgain: '再次运行',
  stop: '停止',
  takes: {
    known: (time) => `按在这台机器上的测量，约需 ${time}。其间可以观察图表。`,
    long: (time) => `按在这台机器上的测量，约需 ${time}；内置结果马上就有。`,
    gpu: '按设计，在笔记本电脑的 GPU 上不超过一分钟。其间可以观察图表。',
    processor: '这个浏览器没有可用的 GPU。在处理器上要几分钟；内置结果马上就有。',
  },
  underWay: (share, run, runs) => `${runs > 1 ? `第 ${run} 次，共 ${runs} 次：` : ''}已完成 ${Math.round(100 * share)}%`,
  otherRun: '另一次运行正在进行。请等待它结束，或在上方停止它。',
  ready: '您的运行已完成。',
  notReady: '还没有运行。请运行实验，或查看内置结果。',
  builtInReady: '内置结果已就绪。',
  useBuiltIn: '使用内置结果',
  builtInMissing: '无法获取内置结果：本页面的这份副本没有这些结果，或者没有网络。',
  whose: '谁的结果',
  sources: { own: '您的运行', 'built-in': '内置结果' },
  ownShown: (names) => `来自您自己的运行：${names}。`,
  builtInShown: (what) => `这不是您的运行，而是页面自带的结果。${what}`,
  noResults: '还没有可以回答的依据：这一课尚未运行。',
  toRun: '转到运行',
  unreadable: '这些结果缺少问题所需的内容；请重新运行这一课。',
  predicted: (choice) => `您的预测：“${choice}”。`,
  verdicts: {
    right: '运行结果正是如此。',
    wrong: (shown) => `运行结果不同：“${shown}”。`,
    open: '运行无法判定：区间包含不止一个答案，或者只有一个种子。',
  },
  paper: {
    agrees: '论文在大得多的规模上也发现了同样的结果。',
    contradicts: (choice) => `论文的发现不同：“${choice}”。这么小、训练这么短的网络不一定一致；知道这一点也有价值。`,
    open: (choice) => `论文的答案是“${choice}”；这次运行既没有证实，也没有否定它。`,
  },
  meaning: '论文的解释',
  again: '重新开始',
  nextLessonShort: '下一课',
  nextLesson: (title) => `下一课：${title}`,
  end: '结束课程',
  lessons: { learngene, 'simple-lg': simpleLg, layouts, orders, distillation, costs },
};
