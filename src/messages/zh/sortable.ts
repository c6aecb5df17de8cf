import type { Messages } from '../messages.ts';

export const sortable: Messages['sortable'] = {
  role: '可移动',
  instructions: '要移动它，请按回车或空格键，再用方向键，然后再按回车或空格键放下；按 Esc 则保持原样。',
  lifted: (name, place, places) => `已拿起${name}，原在第 ${place} 位，共 ${places} 位`,
  over: (name, place, places) => `${name}位于第 ${place} 位上方，共 ${places} 位`,
  dropped: (name, place, places) => `${name}已放到第 ${place} 位，共 ${places} 位`,
  left: (name) => `${name}保持在原处`,
};
