import type { IntegerField, NumberField } from '../../config/field.ts';

/**
 * The value one press of an arrow key or button away, within the field's bounds. Numbers go to the next
 * multiple of the field's step, so that 0.0123 becomes 0.0124; below one step they double and halve, so that a
 * learning rate can go on falling.
 */
export function stepped(field: IntegerField | NumberField, value: number, direction: 1 | -1): number {
  if (field.kind === 'integer') return within(field, value + direction);
  const { step } = field;
  const next = direction > 0 ? Math.floor(value / step + 1e-6) + 1 : Math.ceil(value / step - 1e-6) - 1;
  const isTooSmall = next * step < field.min || (next <= 0 && field.min > 0);
  return within(field, isTooSmall ? rounded(value / 2) : rounded(next * step));
}

function within({ min, max }: IntegerField | NumberField, value: number): number {
  return Math.min(max, Math.max(min, value));
}

/** Without the last digits that binary fractions leave: 0.30000000000000004 → 0.3. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
