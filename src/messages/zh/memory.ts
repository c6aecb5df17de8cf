import type { Messages } from '../messages.ts';

export const memory: Messages['memory'] = {
  of: (needed, total) => `${needed} / ${total}`,
  withBuffer: (needed, buffer, most) => `${needed}，单个缓冲区 ${buffer} / ${most}`,
  batchThatFits: (batch) => `将批次改为 ${batch}`,
  widthThatFits: (width) => `将宽度改为 ${width}`,
};
