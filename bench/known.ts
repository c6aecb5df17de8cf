import { invariant } from '../src/lib/errors.ts';

/** The value of a name that must be there. */
export function known<Value>(value: Value | undefined): Value {
  invariant(value !== undefined, 'a name of the network');
  return value;
}
