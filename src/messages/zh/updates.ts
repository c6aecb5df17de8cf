import type { updates as english } from '../en/updates.ts';

export const updates: typeof english = {
  ready: '页面有新版本',
  when: '可在方便时重新加载：运行记录、表单和图像都会保留。',
  reload: '重新加载',
};
