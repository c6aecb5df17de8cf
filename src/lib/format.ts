import { type Language, languageTags } from './language.ts';

/** A count with a unit prefix: 950 → `950`, 36 954 088 → `37.0 M`. */
export function formatCount(value: number): string {
  for (const [size, prefix] of [[1e12, 'T'], [1e9, 'G'], [1e6, 'M'], [1e3, 'k']] as const) {
    if (Math.abs(value) >= size * 0.9995) return `${(value / size).toFixed(1)} ${prefix}`;
  }
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}

/** Bytes in decimal units, as disks and networks count: 52 428 800 → `52.4 MB`. */
export function formatBytes(bytes: number): string {
  const count = formatCount(bytes);
  return /[a-zA-Z]$/.test(count) ? `${count}B` : `${count} B`;
}

/** Words of time; the SI's symbols in English, which Intl does not write. */
const timeUnits: Readonly<Record<Language, { readonly hours: string; readonly minutes: string; readonly seconds: string }>> = {
  en: { hours: 'h', minutes: 'min', seconds: 's' },
  zh: { hours: '小时', minutes: '分', seconds: '秒' },
};

const DAY = 86_400; // seconds

/** Seconds as a person reads them: 7 → `7 s`, 95 → `1 min 35 s` or `1 分 35 秒`, 4 000 → `1 h 7 min`, 90 000 → `25 h`. */
export function formatDuration(seconds: number, language: Language = 'en'): string {
  if (!Number.isFinite(seconds)) return '–';
  const units = timeUnits[language];
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} ${units.seconds}`;
  if (whole < 3600) return `${Math.floor(whole / 60)} ${units.minutes} ${whole % 60} ${units.seconds}`;
  const hours = `${Math.floor(whole / 3600)} ${units.hours}`;
  return whole < DAY ? `${hours} ${Math.round((whole % 3600) / 60)} ${units.minutes}` : hours;
}

/** A whole number with its thousands parted: 50 000 → `50,000`. */
export function formatInteger(value: number, language: Language): string {
  return value.toLocaleString(languageTags[language]);
}

const pluralRules = new Intl.PluralRules(languageTags.en);

/** A count with its noun in English, which has two forms: `1 step`, `3 steps`. Chinese nouns have one. */
export function counted(count: number, one: string, other: string): string {
  return `${count} ${pluralRules.select(count) === 'one' ? one : other}`;
}

const listFormats: Readonly<Record<Language, Intl.ListFormat>> = { en: new Intl.ListFormat('en-GB'), zh: new Intl.ListFormat(languageTags.zh) };

/** Items one after the other: `1, 2 and 3`, `1、2和3`. */
export function listed(items: readonly string[], language: Language): string {
  return listFormats[language].format(items);
}
