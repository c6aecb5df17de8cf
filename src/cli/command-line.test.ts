import { describe, expect, test } from 'vitest';
import { parseCommandLine } from './command-line.ts';
import type { Command } from './usage.ts';

const command = (name: string, operands?: string): Command => ({
  name,
  ...(operands ? { operands } : {}),
  brief: '',
  summary: '',
  flags: [{ name: 'depth', value: 'n', help: '' }, { name: 'json', help: '' }],
  run: () => Promise.resolve(0),
});
const commands = [command('plan'), command('data prepare', '<zip>')];

describe('a command line', () => {
  test('is split into command, flags, switches and operands', () => {
    const parsed = parseCommandLine(['data', 'prepare', 'a.zip', '--depth', '5', '--json'], commands);
    expect(parsed.command.name).toBe('data prepare');
    expect(parsed.operands).toEqual(['a.zip']);
    expect([...parsed.flags]).toEqual([['depth', '5']]);
    expect([...parsed.switches]).toEqual(['json']);
  });

  test.each([
    ['an unknown command with the nearest one', ['plam'], 'command plam: unknown; did you mean plan?'],
    ['a missing command', [], 'command: is missing; choose from plan, data prepare'],
    ['an unknown flag with the nearest one', ['plan', '--dept', '5'], '--dept: unknown to plan; did you mean depth?'],
    ['a flag given twice', ['plan', '--depth', '5', '--depth', '6'], '--depth: given 2 times; give it once'],
    ['an operand that nobody asked for', ['plan', 'x'], 'plan: does not take x; see learngene plan --help'],
  ])('is refused for %s', (_, words, message) => {
    expect(() => parseCommandLine(words, commands)).toThrow(message);
  });

  test('is refused for a flag without its value', () => {
    expect(() => parseCommandLine(['plan', '--depth'], commands)).toThrow(/--depth.*value|argument missing/i);
  });
});
