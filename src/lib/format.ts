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

/** Seconds as a person reads them: 7 → `7 s`, 95 → `1 min 35 s`, 4 000 → `1 h 7 min`. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.round((whole % 3600) / 60)} min`;
}
