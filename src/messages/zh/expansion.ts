import { listed } from '../../lib/format.ts';
import type { Copy, CyclicRule, Dealt, EvenRule, expansion as english } from '../en/expansion.ts';

export const expansion: typeof english = {
  sentence: (layer, depth, predicate) => `第 ${layer} 层（共 ${depth} 层）${predicate}。`,
  cyclic: (copy, rule) => `${copyOf(copy, `阶段 ${copy.source} 的层`)}，因为 ${cyclicRule(rule, '阶段')}`,
  simpleLg: (copy, rule) => `${copyOf(copy, `普通网络第 ${copy.source} 层`)}，它从未学过被重复：${cyclicRule(rule, '层')}`,
  randomAssigned: (copy, draw, dealt) => `${copyOf(copy, `阶段 ${copy.source} 的层`)}：${assignedRule(draw, dealt)}`,
  randomShuffled: (stage, draw, stages) => `由第 ${draw} 次抽样复制自阶段 ${stage} 的层，每一层都重新从全部 ${stages} 个阶段中抽取`,
  stacking: (stage, round) => `复制自阶段 ${stage} 的层：整个学习基因一遍遍堆叠，这是第 ${round} 遍`,
  interlacing: (stage, layer, stages, depth) => `复制自阶段 ${stage} 的层，因为 ⌊${layer}·${stages} / ${depth}⌋ + 1 = ${stage}`,
  tleg: (layer, depth) => `为 θ_B + (${layer}/${depth})·θ_A：不是复制，而是两个存储模块的混合`,
  vanillaDrawn: (taken) => `随机抽取：只有最后 ${taken} 层取自深层网络`,
  vanillaCopy: (source, sourceDepth, taken) => `复制自深层网络 ${sourceDepth} 层中的第 ${source} 层：其最后 ${taken} 层成为这里的最后 ${taken} 层`,
  selectionFirst: (source, depth, sourceDepth) => `复制自深层网络第 ${source} 层：取其 ${sourceDepth} 层中的前 ${depth} 层`,
  selectionUniform: (source, rule) => `复制自深层网络第 ${source} 层：${evenRule(rule)}`,
  selectionWidth: (source, rule) => `取自祖先网络第 ${source} 层，并从其每个张量中均匀取通道：${evenRule(rule)}`,
  selectionWidthUnknown: '取自祖先网络中均匀间隔的某一层，并从其每个张量中均匀取通道；究竟是哪一层，读取文件后才知道',
  mimetic: '不用数据抽取，其注意力满足 QKᵀ ≈ 0.7Z + 0.7I 且 V·proj ≈ 0.4Z − 0.4I',
  scratch: '随机抽取，如同未经训练：不取自任何网络',
  trained: (depth) => `不是复制：一个 ${depth} 层的网络从头训练而成，这是它自己的层`,
  pretrainFinetune: (depth) => `是一个从头训练的 ${depth} 层网络自己的层；只有分类头是新的`,
};

function copyOf({ place, copies }: Copy, layer: string): string {
  return copies === 1 ? `是${layer}的唯一一份复制` : `是${layer}的 ${copies} 份复制中的第 ${place} 份`;
}

function cyclicRule({ depth, stages, each, favoured }: CyclicRule, what: '阶段' | '层'): string {
  const isStage = what === '阶段';
  const gives = isStage ? `每个阶段给出 ${each} 层` : `每层给出 ${each} 份`;
  if (favoured.length === 0) return `${depth} = ${stages}·${each}：${gives}`;
  const numbers = listed(favoured.map(String), 'zh');
  const more = isStage ? `阶段 ${numbers} 再多给一层` : `第 ${numbers} 层再多给一份`;
  return `${depth} = ${stages}·${each} + ${favoured.length}：${gives}，顺序中靠前的${more}`;
}

function assignedRule(draw: number, dealt: readonly Dealt[]): string {
  const others = dealt.reduce((sum, { extra }) => sum + extra, 0);
  if (others === 0) return '每个阶段给出一层，没有剩余的层可随机分配';
  const receivers = listed(dealt.map(({ stage, extra }) => (extra === 1 ? `${stage}` : `${stage}（${extra} 层）`)), 'zh');
  return `每个阶段给出一层，第 ${draw} 次抽样把其余 ${others} 层分给了阶段 ${receivers}`;
}

function evenRule({ layer, depth, sourceDepth, isHalf }: EvenRule): string {
  if (depth === 1) return `取其 ${sourceDepth} 层中的第一层`;
  return `从其 ${sourceDepth} 层中均匀取 ${depth} 层，round(${layer}·${sourceDepth - 1} / ${depth - 1}) + 1${isHalf ? '，半数取偶' : ''}`;
}
