/** What the page says of lessons before their words are loaded. */
export const lessonEntry = {
  lessons: 'Lessons',
  loading: 'Fetching the lessons …',
  unloadable: 'The lessons could not be fetched yet; the page goes on trying.',
};
