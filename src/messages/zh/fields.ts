import { publicDatasets, type PublicDatasetName } from '../../config/public-datasets.ts';
import type * as english from '../en/fields.ts';

export const fields: typeof english.fields = {
  data: {
    label: '图像',
    help: 'shapes10 是十类绘制的图形，由带种子的生成器制作。您自己的图像可以是图像文件夹（train/class/file 与 test/class/file，或仅 class/file）、CIFAR、IDX、WebDataset 或 Parquet，打包与否均可。公开数据集只在您同意后才从 Hugging Face Hub 下载。',
    paper: 'ImageNet-1K',
  },
  dataUrl: {
    label: '网址',
    help: '图像所在位置：Parquet、压缩包、分片文件夹（以 / 结尾），或 huggingface.co 上的数据集页面；多个网址用空格分隔。只在您允许后才会访问。',
  },
  imageSize: { label: '图像尺寸', help: '其他尺寸的图像会缩放到每边这么多像素。', paper: '224', unit: 'px' },
  validationFraction: { label: '验证集比例', help: '图像没有测试部分时，按种子随机留出的图像比例。' },
  flip: { label: '随机翻转', help: '以二分之一的概率将每张训练图像左右翻转。' },
  shift: { label: '随机平移', help: '将每张训练图像向各方向平移至多这么多像素。', unit: 'px' },
  target: {
    label: '迁移到',
    help: '用来微调 Des-Net 的图像。若与训练学习基因的图像不同，则类别不同，分类头也重新初始化（表 2，图 5）。',
    paper: 'CIFAR-100、Food-101 等',
  },
  targetUrl: { label: '迁移目标的网址', help: '微调所用图像的位置，规则同“网址”。' },
  ancestor: { label: '祖先网络 (Ans-Net)', help: '训练有素的教师网络，Aux-Net 蒸馏它的预测（第 3.2 节）。', paper: 'LeViT-384' },
  ancestorDepth: { label: '祖先网络深度', help: '祖先网络的层数；其中没有权重共享。', unit: '层' },
  ancestorDim: { label: '祖先网络宽度', help: '祖先网络的嵌入维度；须能被其注意力头数整除。' },
  ancestorHeads: { label: '祖先网络头数', help: '祖先网络的注意力头数。' },
  ancestorSteps: { label: '祖先网络步数', help: 'Aux-Net 开始之前祖先网络的训练步数。', unit: '步' },
  ancestorUrl: {
    label: '祖先网络网址',
    help: '.safetensors 文件或 model.json 的网址，只在运行开始时访问；末尾加上 #sha256= 与 64 位十六进制数字（若为 model.json，再加逗号与其权重文件的 64 位数字），则只接受该文件。留空则使用您选择的文件。',
  },
  ancestorImageSize: { label: '祖先网络图像尺寸', help: 'TensorFlow.js 模型所需图像的边长；我们的图像会缩放到该尺寸。', unit: 'px' },
  ancestorPixels: { label: '祖先网络像素取值', help: '导入的祖先网络在训练时使用的像素取值方式；若文件的元数据有说明，则以其为准。' },
  ancestorClasses: { label: '祖先网络类别', help: '按导入的祖先网络输出顺序排列的类别名，用逗号分隔；留空则按这些图像的类别顺序。' },
  distillation: {
    label: '蒸馏方式', help: '从祖先网络学什么：它的全部概率（式 2），或像 DeiT 那样只学它排在第一位的类别。', paper: '软蒸馏',
  },
  teacherViews: {
    label: '祖先网络所见图像', help: '若每张图像只看一次且不做增强，其预测会保留供所有轮次使用：不够忠实，但便宜得多。', paper: '增强后的图像',
  },
  alpha: { label: '蒸馏权重 α', help: '损失 = (1 − α)·标签 + α·蒸馏（式 4）。仅在有祖先网络时使用。', paper: '1' },
  temperature: { label: '温度 τ', help: '在比较之前软化双方的预测（式 2）。仅在有祖先网络时使用。', paper: '1' },
  patchSize: { label: '图像块大小', help: '图像切成的方块的边长；须能整除图像尺寸。图像块越小，token 越多。', paper: '16', unit: 'px' },
  dim: { label: '宽度', help: '每个 token 的嵌入维度 d；须能被注意力头数整除。', paper: '384 (S)，768 (B)' },
  heads: { label: '注意力头数', help: '每层的注意力头数，Aux-Net 与 Des-Net 相同。', paper: '6 (S)，12 (B)' },
  mlpRatio: { label: 'MLP 倍率', help: '每个 MLP 的隐藏层宽度与 d 之比。', paper: '4' },
  stageLayout: {
    label: '阶段布局', help: 'Aux-Net 每个阶段的层数。同一阶段的所有层共享一组权重，因此学习基因每个阶段有一层。', paper: '3,3,4,3,3',
  },
  learningRate: { label: '学习率', help: 'AdamW 的峰值学习率，预热后达到，随后按余弦降到 0。', paper: '5e-4 · 批大小/512' },
  weightDecay: { label: '权重衰减', help: 'AdamW 的解耦权重衰减；偏置、归一化和位置嵌入除外。', paper: '0.05' },
  clipNorm: { label: '梯度裁剪', help: '全局梯度范数的上限；0 表示不裁剪。', paper: '0（关闭）' },
  warmup: { label: '预热', help: '学习率从 0 线性上升所占的步数比例。', paper: '100 轮中的 5 轮' },
  batchSize: { label: '批大小', help: '每个训练步的图像数。', unit: '张' },
  steps: { label: '步数', help: 'Aux-Net 的训练步数，Simple-LG 的普通网络也训练同样多步。', paper: '100 或 150 轮', unit: '步' },
  seed: { label: '随机种子', help: '决定初始权重、批次顺序、数据增强和随机抽样。同一引擎上相同的种子得到相同的运行。' },
  seeds: {
    label: '重复的种子数', help: '用这么多个种子重复运行，从第一个种子起依次加一；图表显示均值和范围。祖先网络只训练一次。', unit: '个种子',
  },
  depths: { label: 'Des-Net 深度', help: 'Des-Net 的层数；每个都不少于阶段数。', paper: '6 至 15' },
  strategies: { label: '策略', help: '学习基因如何变成 Des-Net；每种策略在每个深度上都会评估。', paper: '循环' },
  order: { label: '初始化顺序', help: '深度不是阶段数的整数倍时，哪些阶段先得到多出的层（图 3c）。', paper: 'Front-Mid-Last' },
  draws: { label: '随机抽样次数', help: '每种随机策略按种子抽样的次数；图表显示其均值和范围。' },
  tuneSteps: {
    label: '微调步数', help: '对每个选定的 Des-Net 仅凭标签做普通微调的步数，其各层不再共享；0 表示不微调。', paper: '10 轮', unit: '步',
  },
  tuneStrategies: { label: '微调的策略', help: '哪些初始化要微调；随机策略取第一次抽样。' },
  tuneDepths: { label: '微调的深度', help: '要微调的 Des-Net 的层数。同一深度的网络以相同顺序看到相同的批次。', paper: '6 至 15' },
  tuneLearningRate: {
    label: '微调学习率', help: '微调的初始学习率，没有预热，按余弦降到 1e-6。', paper: '第一阶段训练的 1/10 至 1/20',
  },
  scratchSteps: {
    label: '从头训练步数', help: '按第一阶段训练的方案从随机权重训练网络的步数：微调必须超过的准确率。', paper: '100 轮', unit: '步',
  },
  tuneEvery: { label: '微调评估间隔', help: '每隔多少步评估微调中的网络，所用图像数与实时评估相同。', unit: '步' },
  evaluateEvery: { label: '实时评估间隔', help: 'Aux-Net 训练期间，每隔多少步评估所有未微调的 Des-Net。', unit: '步' },
  evaluationImages: { label: '实时评估图像数', help: '每次实时评估所用的验证图像数；最后一次总是使用全部图像。', unit: '张' },
};

const publicOptions = Object.fromEntries(
  publicDatasets.map(({ name, label }) => [name, `${label}（来自 Hub）`]),
) as Readonly<Record<PublicDatasetName, string>>;

export const options: typeof english.options = {
  data: { shapes10: 'shapes10（内置）', 'image-folder': '您自己的图像', address: '网址上的图像', ...publicOptions },
  target: { none: '相同的图像', glyphs8: 'glyphs8（内置）', 'image-folder': '您自己的其他图像', address: '网址上的图像', ...publicOptions },
  ancestor: { none: '无：仅用标签', trained: '先训练一个更大的 ViT', safetensors: '文件中的 ViT (.safetensors)', tfjs: 'TensorFlow.js 模型' },
  ancestorPixels: { data: '按这些图像归一化为均值 0、标准差 1', imagenet: 'ImageNet 的均值和标准差', unit: '0 至 1', signed: '−1 至 1' },
  distillation: { soft: '软蒸馏：学习全部概率', hard: '硬蒸馏：学习首选类别' },
  teacherViews: { augmented: '每张增强后的图像', cached: '每张图像看一次，不增强' },
};
