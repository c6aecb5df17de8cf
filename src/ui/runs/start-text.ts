const formats = {
  full: { dateStyle: 'long', timeStyle: 'short' },
  timeOfDay: { hour: '2-digit', minute: '2-digit' },
  dayOfYear: { day: 'numeric', month: 'short' },
} as const;

/** By language and format: to make one takes longer than to use it for all rows of a table. */
const made = new Map<string, Intl.DateTimeFormat>();

/** The day on which the page was opened. */
const today = new Date().toDateString();

/** When a run was started, ISO 8601, in full; in short the time of a run of today, the day of an earlier one. */
export function startText(startedAt: string, length: 'full' | 'short', locale: string): string {
  const date = new Date(startedAt);
  const shorter = date.toDateString() === today ? 'timeOfDay' : 'dayOfYear';
  return formatOf(length === 'full' ? 'full' : shorter, locale).format(date);
}

function formatOf(name: keyof typeof formats, locale: string): Intl.DateTimeFormat {
  const key = `${name} ${locale}`;
  const format = made.get(key) ?? new Intl.DateTimeFormat(locale, formats[name]);
  made.set(key, format);
  return format;
}
