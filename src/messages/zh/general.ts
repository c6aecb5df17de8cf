import type { general as english } from '../en/general.ts';

export const general: typeof english = {
  percent: (value) => `${value}%`,
};
