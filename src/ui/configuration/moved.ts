/** Where a dragged item is dropped: before or after the item now at `index`. */
export interface DropPlace {
  readonly index: number;
  readonly position: 'before' | 'after' | 'on';
}

/** The list with its item at `from` moved to the place given. */
export function moved<T>(list: readonly T[], from: number, { index, position }: DropPlace): readonly T[] {
  const item = list.slice(from, from + 1);
  const rest = list.filter((_, i) => i !== from);
  const insertAt = index + (position === 'after' ? 1 : 0) - (from < index ? 1 : 0);
  const place = from === index ? from : insertAt;
  return [...rest.slice(0, place), ...item, ...rest.slice(place)];
}
