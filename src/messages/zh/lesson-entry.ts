import type { lessonEntry as english } from '../en/lesson-entry.ts';

export const lessonEntry: typeof english = {
  lessons: '课程',
  loading: '正在获取课程……',
  unloadable: '无法获取课程；请重新加载页面。',
};
