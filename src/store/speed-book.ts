/** The speeds as they are kept in the browser between visits. */
import { workKinds } from '../config/work-by-kind.ts';
import { isObject } from '../lib/is-object.ts';
import type { Speed } from './estimates.ts';

/** Speeds that this or another version of the page wrote; what cannot be read was never measured. */
export function parseSpeeds(text: string | null): readonly Speed[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isSpeed) : [];
  } catch {
    return [];
  }
}

export function formatSpeeds(speeds: readonly Speed[]): string {
  return JSON.stringify(speeds);
}

function isSpeed(value: unknown): value is Speed {
  if (!isObject(value)) return false;
  const { asked, engine, shape, source, secondsPerMac } = value;
  const isNamed = [asked, engine, shape].every((text) => typeof text === 'string') && (source === 'timed' || source === 'run');
  return isNamed && isObject(secondsPerMac) && workKinds.every((kind) => isDuration(secondsPerMac[kind]));
}

function isDuration(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
