import type { ReactElement } from 'react';

/** Outlines on a 16 × 16 grid, drawn with a line of 1.6. */
const outlines = {
  run: 'M4.5 2.8v10.4l8.5-5.2z',
  pause: 'M5 3v10M11 3v10',
  step: 'M3.5 3v10l7-5zM12.5 3v10',
  back: 'M10 3.5L5.5 8l4.5 4.5',
  forward: 'M6 3.5L10.5 8 6 12.5',
  stop: 'M3.5 3.5h9v9h-9z',
  share: 'M6.5 9.5l3-3M7 4.5l1.2-1.2a3 3 0 0 1 4.3 4.3L11.3 8.8M9 11.5l-1.2 1.2a3 3 0 0 1-4.3-4.3L4.7 7.2',
  light: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  dark: 'M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z',
  system: 'M2 3h12v8H2zM6 14h4M8 11v3',
  plus: 'M8 3.5v9M3.5 8h9',
  minus: 'M3.5 8h9',
  close: 'M4 4l8 8M12 4l-8 8',
  grip: 'M6 4v.01M10 4v.01M6 8v.01M10 8v.01M6 12v.01M10 12v.01',
  table: 'M2.5 3h11v10h-11zM2.5 6.5h11M2.5 9.8h11M7 6.5V13',
  download: 'M8 2.5v7.5M4.8 7L8 10.2 11.2 7M3 13.3h10',
  remove: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5',
  reuse: 'M3 8a5 5 0 1 0 1.7-3.8M3 2.8v3h3',
  learngene: 'M3 2.5h10v2.8H3zM3 6.6h10v2.8H3zM3 10.7h10v2.8H3z',
  chevron: 'M4 6l4 4 4-4',
  warning: 'M8 2.2L14.5 13.5h-13zM8 6.5v3.2M8 11.6v.01',
  star: 'M8 2l1.8 3.9 4.2.5-3.1 2.9.8 4.2L8 11.4l-3.7 2.1.8-4.2L2 6.4l4.2-.5z',
  note: 'M3 13l.6-2.9 7-7a1.3 1.3 0 0 1 1.9 0l.4.4a1.3 1.3 0 0 1 0 1.9l-7 7zM9.6 4.2l2.2 2.2',
  upload: 'M8 10V2.5M4.8 5.5L8 2.3l3.2 3.2M3 13.3h10',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.4 3.4',
  undo: 'M5.5 3L2.5 6l3 3M2.8 6h6.4a3.6 3.6 0 0 1 0 7.2H6',
  redo: 'M10.5 3l3 3-3 3M13.2 6H6.8a3.6 3.6 0 0 0 0 7.2H10',
  check: 'M3 8.5l3.2 3.2L13 5',
  forth: 'M6 4l4 4-4 4',
  overlay: 'M2 11.5c2.5 0 3-7 6-7s3.5 4 6 4M2 8c2.5 0 4 4.5 6.5 4.5S12 6 14 4',
  pin: 'M5.5 2.5h5M6.5 2.5v4.5L4.5 9.5h7L9.5 7V2.5M8 9.5v4.5',
  bell: 'M3.5 11.5h9c-1-1-1.3-2-1.3-4.2a3.2 3.2 0 0 0-6.4 0c0 2.2-.3 3.2-1.3 4.2zM6.8 13.6h2.4',
  lesson: 'M1.5 6L8 3l6.5 3L8 9zM4 7.3v3.2c0 1 1.8 2 4 2s4-1 4-2V7.3',
  chip: 'M4.5 4.5h7v7h-7zM6.5 2v2.5M9.5 2v2.5M6.5 11.5V14M9.5 11.5V14M2 6.5h2.5M2 9.5h2.5M11.5 6.5H14M11.5 9.5H14',
} as const;

export type IconName = keyof typeof outlines;

/** A decorative drawing: what it stands for is said by the control it is in. */
export function Icon({ name, filled = false }: { readonly name: IconName; readonly filled?: boolean }): ReactElement {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={outlines[name]} fill={filled ? 'currentColor' : 'none'} stroke="currentColor"
        strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round"
      />
    </svg>
  );
}
