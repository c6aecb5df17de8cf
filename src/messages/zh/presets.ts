import type { presets as english } from '../en/presets.ts';

export const presets: typeof english = {
  starts: {
    quick: { label: '快速浏览', help: '小型网络，绘制的图形：在 GPU 上几秒、在处理器上几分钟即可看到论文的现象。' },
    cifar10: { label: 'CIFAR-10', help: '五个阶段共十层，使用您选择的小照片文件夹，例如 CIFAR-10。' },
    'ms-ws6-small': { label: '小型 MS-WS6（均衡）', help: '表 5 的均衡布局 3,3,4,3,3。可与小型 MS-WS4 比较：其余完全相同。' },
    'ms-ws4-small': { label: '小型 MS-WS4（不均衡）', help: '表 5 的不均衡布局 4,1,6,1,4。可与小型 MS-WS6 比较：其余完全相同。' },
    paper: { label: '论文的形状', help: '论文的五阶段十六层和 5 至 14 层的 Des-Net，宽度较窄，可在网页中训练。' },
    distilled: { label: '带祖先网络', help: '像论文那样，先训练一个更宽更深的 ViT，再让 Aux-Net 学习它的预测（式 2 至 4）。' },
  },
  experiments: {
    'figure-1d': { label: '图 1(d)', help: '未微调 Des-Net 的验证损失：Simple-LG 随深度上升，SWS 下降并接近独立训练的网络。' },
    'figure-4': { label: '图 4', help: '微调与从头训练及 TLEG 的比较：SWS 应在一轮之后达到从头训练的最终结果。' },
    'figure-5': { label: '图 5', help: '迁移：十二层的 Des-Net 在其他图像上微调，与另外四种初始化比较。' },
    'table-1': { label: '表 1', help: '由 SWS、TLEG、权重选择和 Vanilla-LG 得到的未微调 Des-Net，与完整训练的网络比较。' },
    'table-2': { label: '表 2', help: '用一个学习基因做迁移，与为每个深度预训练并微调一个网络比较。' },
    'table-3': { label: '表 3', help: '有无阶段式权重共享训练出的学习基因，扩展到 8 至 12 层，不微调。' },
    'table-4': { label: '表 4', help: '两种顺序的循环初始化与随机分配比较，7 至 12 层，不微调。' },
    'table-5': { label: '表 5', help: '六种阶段布局，另有一种不蒸馏：Aux-Net 能有多好，以及是否发散。' },
    'table-6': { label: '表 6', help: '训练时间延长一半的学习基因，在其他图像上微调。' },
  },
  variants: {
    'table-5-ms-ws1': 'MS-WS1',
    'table-5-ms-ws2': 'MS-WS2',
    'table-5-ms-ws3': 'MS-WS3',
    'table-5-ms-ws4': 'MS-WS4',
    'table-5-ms-ws5': 'MS-WS5',
    'table-5-ms-ws6': 'MS-WS6',
    'table-5-ms-ws1-wo-dis': 'MS-WS1（无蒸馏）',
    'table-6-short': '较短训练',
    'table-6-long': '较长训练',
  },
  ofExperiment: (experiment, variant) => `${experiment}：${variant}`,
};
