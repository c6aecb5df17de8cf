/**
 * The page in Simplified Chinese. What it calls the paper's and the field's words:
 *
 * | English | Chinese | | English | Chinese |
 * |---|---|---|---|---|
 * | learngene | 学习基因 | | tuning | 微调 |
 * | ancestor (Ans-Net) | 祖先网络 | | from scratch | 从头训练 |
 * | descendant (Des-Net) | Des-Net | | transfer | 迁移 |
 * | auxiliary model (Aux-Net) | Aux-Net | | distillation | 蒸馏 |
 * | vanilla net | 普通网络 | | seed | 随机种子 |
 * | stage, layout | 阶段, 阶段布局 | | draw | 抽样 |
 * | layer, depth, width | 层, 深度, 宽度 | | batch, step, epoch | 批次, 步, 轮 |
 * | weight sharing | 权重共享 | | run | 运行 |
 * | expansion | 扩展 | | baseline (of runs) | 基准 |
 * | initialisation order | 初始化顺序 | | claim, verdict | 论断, 判定 |
 * | validation loss | 验证损失 | | patch, attention head | 图像块, 注意力头 |
 *
 * SWS, Aux-Net, Des-Net, Simple-LG, Vanilla-LG, TLEG and the names of orders, layouts and data sets stay as they are.
 */
import type { Messages } from '../messages.ts';
import { charts, curves, depthChart, tradeoffChart, tuningChart } from './charts.ts';
import { commands } from './commands.ts';
import { configuration } from './configuration.ts';
import { expansion } from './expansion.ts';
import { fields, options } from './fields.ts';
import { findings, findingsPanel, ledger } from './findings.ts';
import { general } from './general.ts';
import { images } from './images.ts';
import { interrupted } from './interrupted.ts';
import { lessonEntry } from './lesson-entry.ts';
import { loading } from './loading.ts';
import { memory } from './memory.ts';
import { networks, strategies } from './names.ts';
import { notices } from './notices.ts';
import { paper } from './paper.ts';
import { picture } from './picture.ts';
import { presets } from './presets.ts';
import { runEnd } from './run-end.ts';
import { runs } from './runs.ts';
import { sharing } from './sharing.ts';
import { sortable } from './sortable.ts';
import { engines, progress, topBar } from './top-bar.ts';
import { updates } from './updates.ts';

export const chinese: Messages = {
  charts, commands, configuration, curves, depthChart, engines, expansion, fields, findings, findingsPanel, general,
  images, interrupted, ledger, lessonEntry, loading, memory, networks, notices, options, paper, picture, presets, progress, runEnd, runs, sharing, sortable, strategies,
  topBar, tradeoffChart, tuningChart, updates,
};
