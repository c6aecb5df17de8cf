import { formatDuration } from '../../lib/format.ts';
import type { Messages } from '../messages.ts';

export const interrupted: Messages['interrupted'] = {
  title: '中断的运行',
  notNow: (run) => `暂不处理：${run}`,
  resume: (run) => `继续 ${run}`,
  discard: (run) => `丢弃 ${run}`,
  cannotGoOn: (run, problem) => `中断的运行 ${run} 无法继续：${problem}`,
  kept: (run, place, seconds, engine, images) => `${run} 被中断。已保存${place}，在 ${engine} 上已用 ${formatDuration(seconds, 'zh')}，图像为 ${images}。`,
  atStep: (step, steps, stage) => `到${stage}的第 ${step} / ${steps} 步`,
  during: (stage) => `到${stage}时`,
  stages: {
    data: () => '打开图像',
    ancestor: () => '训练祖先网络',
    learngene: () => '训练学习基因',
    trained: (depth) => `训练 ${depth} 层网络`,
    tuning: (depth) => `微调 ${depth} 层 Des-Net `,
  },
  notYet: (run, missing, files) => `${run} 还不能继续：${missing}${files === '' ? '' : `。开始时使用的是 ${files}`}；然后按“继续”`,
  notListed: (problem) => `无法得知是否有运行被中断：${problem}`,
  notDiscarded: (problem) => `无法移除中断运行的保存内容：${problem}`,
  replaced: (problem) => `训练线程失败（${problem}），已被替换；由于尚未保存任何内容，运行从头开始。`,
  replacedFrom: (problem, step) => `训练线程失败（${problem}），已被替换；运行从最近保存的第 ${step} 步继续。`,
  slowWhileHidden: (seconds, share) =>
    `本标签页隐藏的 ${formatDuration(seconds, 'zh')} 里，训练速度只有平时的 ${Math.round(share * 100)}%：浏览器和休眠的电脑会放慢隐藏的标签页。要全速训练，请让它可见或放在单独的窗口中；没有任何内容丢失。`,
  screen: (problem) => `无法保持屏幕常亮：${problem}`,
};
