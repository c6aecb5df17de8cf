import { listed } from '../../lib/format.ts';
import type * as english from '../en/names.ts';

export const strategies: typeof english.strategies = {
  cyclic: {
    label: 'SWS（循环）',
    help: '每个阶段的学习基因层在原位重复，阶段保持网络中的顺序；初始化顺序决定哪些阶段得到多出的层（第 3.3 节）。',
  },
  'front-mid-last': {
    label: 'SWS，Front-Mid-Last',
    help: '循环初始化，多出的层从第一个阶段起依次分配，不论设定了什么顺序（图 3c，表 4）。',
  },
  'front-last-mid': {
    label: 'SWS，Front-Last-Mid',
    help: '循环初始化，多出的层从两端向中间分配，不论设定了什么顺序（图 3c，表 4）。',
  },
  'simple-lg': {
    label: 'Simple-LG',
    help: '映射方式相同，但各层来自没有权重共享的普通网络（图 1b）。',
  },
  'random-assigned': {
    label: '随机分配',
    help: '每个阶段至少得到一层，其余的层随机分给各阶段；阶段顺序不变（表 4 的 RI）。',
  },
  'random-shuffled': {
    label: '随机打乱',
    help: '每一层都是随机抽取的学习基因层，连阶段顺序也不保留：一种压力测试。',
  },
  stacking: {
    label: '堆叠',
    help: '把整个学习基因首尾相接地重复（StackBERT）：权重正确，阶段顺序错误。',
  },
  interlacing: {
    label: '交错',
    help: '第 i 层取学习基因的第 ⌊i·M/L⌋ 层：与循环几乎相同，只是得到多出的层的阶段不同。',
  },
  tleg: {
    label: 'TLEG',
    help: '第 ℓ 层为 θ_B + ((ℓ − 1)/L)·θ_A，来自一个以这种方式组合两个模块训练而成的 Aux-Net（Xia 等，2024）。',
  },
  'vanilla-lg': {
    label: 'Vanilla-LG',
    help: '深层已训练 ViT 的最后三个模块成为 Des-Net 的最后三层；其余部分（包括分类头）随机初始化（Wang 等，2022）。',
  },
  'selection-first': {
    label: '权重选择（前层）',
    help: '取深层已训练 ViT 的前 L 层，复制其嵌入和分类头（Xu 等，2023：IMwLM）。',
  },
  'selection-uniform': {
    label: '权重选择（均匀）',
    help: '从深层已训练 ViT 中均匀取 L 层，复制其嵌入和分类头（Xu 等，2023：IMwLM）。',
  },
  'selection-width': {
    label: '权重选择（宽度）',
    help: '从祖先网络中均匀取层，并从每个张量中均匀取行和列（Xu 等，2023）。',
  },
  mimetic: {
    label: 'Mimetic',
    help: '未经训练；注意力权重的抽取使 QKᵀ ≈ 0.7Z + 0.7I，V·proj ≈ 0.4Z − 0.4I（Trockman 与 Kolter，2023）。',
  },
  scratch: {
    label: '从头训练',
    help: '随机权重：正态分布，宽度 768 时标准差 0.02，更窄的网络更大，偏置为 0，归一化为 1。不微调时只能猜测；微调后用作标尺。',
  },
  trained: {
    label: '独立训练',
    help: '该深度的网络仅凭标签从头训练，用满 Aux-Net 的全部预算：论文的参考线。',
  },
  'pretrain-finetune': {
    label: '预训练后微调',
    help: '该深度的独立训练网络，换上新分类头迁移到目标图像（表 2 的 PF）。只有微调后的结果。',
  },
};

export const networks: typeof english.networks = {
  sources: {
    'aux-net': 'Aux-Net', 'vanilla-net': '普通网络', 'tleg-net': 'TLEG 网络', 'deep-net': '深层网络', ancestor: '祖先网络',
  },
  trained: (depth) => `独立训练，${depth} 层`,
  inTuning: (strategy, depth) => `${strategy}，${depth} 层，微调中`,
  all: (names) => listed(names, 'zh'),
};
