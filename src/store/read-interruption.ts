/** Interrupted runs as the page offers them; loaded where there are some. */
import { linkFromFragment } from '../config/link.ts';
import { boundedInteger, closedObject, listOf, parseJsonText, textOf } from '../formats/check.ts';
import { checkRunName } from '../formats/run-label.ts';
import { messageOf } from '../lib/errors.ts';
import type { InterruptedRun } from '../worker/interrupted-protocol.ts';
import type { Interruption } from './interruption.ts';
import { readMembership } from './read-membership.ts';
import type { RunOrigin } from './run-origin.ts';
import type { RunningSeries } from './run-series.ts';

/** The offer of a run: what its page had it remember is read as strictly as a stranger's. */
export function interruptionOf({ id, content }: InterruptedRun): Interruption {
  const unknown = { id, name: id, ordinal: 0, engine: 'auto', files: '', targetFiles: '', series: undefined, running: undefined };
  if ('problem' in content) return { ...unknown, content };
  try {
    const origin = readOrigin(content.origin);
    // `tfjs` has several engines, of which the one that was asked for is needed.
    return { id, ...origin, engine: content.engine.name === 'tfjs' ? origin.engine : content.engine.name, content };
  } catch (thrown) {
    return { ...unknown, content: { problem: messageOf(thrown) } };
  }
}

/** Throws an InputError where the origin cannot be read. */
export function readOrigin(origin: Readonly<Record<string, string>>): RunOrigin {
  const text = (key: string): string => (Object.hasOwn(origin, key) ? (origin[key] ?? '') : '');
  const parsed = <T>(key: string, read: (value: unknown) => T): T | undefined => (text(key) === '' ? undefined : read(parseJsonText(text(key), key)));
  return {
    name: checkRunName(text('name'), 'name'),
    ordinal: boundedInteger(Number(text('ordinal')), 'ordinal', 1),
    engine: text('engine'),
    files: text('files'),
    targetFiles: text('targetFiles'),
    series: parsed('series', readMembership),
    running: parsed('running', runningOf),
  };
}

function runningOf(value: unknown): RunningSeries {
  const { id, label, variants, begun } = closedObject(value, 'running', ['id', 'label', 'variants', 'begun']);
  return {
    id: textOf(id, 'running.id'),
    label: textOf(label, 'running.label'),
    begun: boundedInteger(begun, 'running.begun', 0),
    variants: listOf(variants, 'running.variants', (item, path) => {
      const variant = closedObject(item, path, ['label', 'link']);
      return { label: textOf(variant.label, `${path}.label`), config: linkFromFragment(textOf(variant.link, `${path}.link`)).config };
    }),
  };
}
