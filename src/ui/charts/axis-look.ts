/** The look that all axes and grids share. */
export const axisLook = {
  stroke: 'var(--line-strong)',
  tick: { fill: 'var(--muted)', fontSize: 11 },
  tickLine: false,
} as const;

export const gridLook = { stroke: 'var(--line)', vertical: false } as const;

/** Room around the plot, pixels. */
export const chartMargin = { top: 6, right: 12, bottom: 0, left: 0 } as const;

/** The title of a horizontal axis; what the vertical one shows is the title of its chart. */
export function axisTitle(value: string): object {
  return { value, fill: 'var(--muted)', fontSize: 11, position: 'insideBottom', offset: 4 };
}
