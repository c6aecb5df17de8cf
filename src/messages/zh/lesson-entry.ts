import type { lessonEntry as english } from '../en/lesson-entry.ts';

export const lessonEntry: typeof english = {
  lessons: '课程',
  loading: '正在获取课程……',
  unloadable: '暂时无法获取课程；页面会继续尝试。',
};
