/** The look that all axes and grids share. */
export const axisLook = {
  stroke: 'var(--line-strong)',
  tick: { fill: 'var(--muted)', fontSize: 11 },
  tickLine: false,
} as const;

export const gridLook = { stroke: 'var(--line)', vertical: false } as const;

/** Room around the plot, pixels. */
export const chartMargin = { top: 6, right: 12, bottom: 14, left: 4 } as const;

/** An axis' title, below or left of it. */
export function axisTitle(value: string, side: 'below' | 'left'): object {
  const look = { value, fill: 'var(--muted)', fontSize: 11 };
  return side === 'below'
    ? { ...look, position: 'insideBottom', offset: -10 }
    : { ...look, angle: -90, position: 'insideLeft', offset: 10, style: { textAnchor: 'middle' } };
}
