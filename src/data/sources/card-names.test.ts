import { describe, expect, it } from 'vitest';
import { fileOf } from '../testing/image-files.ts';
import { cardAmong, classNamesOfCard } from './card-names.ts';

const feature = (names: unknown, name = 'label') => ({ name, dtype: { class_label: { names } } });
const card = (...features: readonly object[]) => ({ dataset_info: { features } });
const yaml = `---
dataset_info:
  features:
  - name: image
    dtype: image
  - name: label
    dtype:
      class_label:
        names:
          '0': 猫
          '1': no
          '2': 7
---
# Cats
`;

describe('class names on a data-set card', () => {
  it('are read from the YAML at its top, whatever the letters', async () => {
    const found = await cardAmong([fileOf('docs/README.md', '---\na: 1\n---'), fileOf('README.md', yaml)]);
    expect(found?.path).toBe('README.md');
    expect(classNamesOfCard(found?.data, 'label')).toEqual(['猫', 'no', '7']);
  });

  it('may be a list, and are those of the column asked for', () => {
    const data = card(feature(['x', 'y'], 'coarse_label'), feature(['a', 'b', 'c'], 'fine_label'));
    expect(classNamesOfCard(data, 'fine_label')).toEqual(['a', 'b', 'c']);
    expect(classNamesOfCard(data, 'label')).toBeUndefined();
  });

  it('are those on which all configurations agree, or of the one that is named', () => {
    const config = (name: string, names: readonly string[]) => ({ config_name: name, ...card(feature(names)).dataset_info });
    expect(classNamesOfCard({ dataset_info: [config('small', ['a', 'b']), config('full', ['a', 'b'])] }, 'label')).toEqual(['a', 'b']);
    const differing = { dataset_info: [config('small', ['a', 'b']), config('full', ['a', 'b', 'c'])] };
    expect(classNamesOfCard(differing, 'label', 'full')).toEqual(['a', 'b', 'c']);
    expect(() => classNamesOfCard(differing, 'label')).toThrow('its configurations give label different class names; leave one');
  });

  it.each([undefined, null, 7, 'text', [], {}, { dataset_info: null }, { dataset_info: [{ features: 'x' }] }])('are not sought in %j', (data) => {
    expect(classNamesOfCard(data, 'label')).toBeUndefined();
  });

  it.each([
    ['a label left out', { '0': 'a', '2': 'b' }, 'class 1 of label has no name'],
    ['a name that is a list', [['a'], 'b'], 'class 0 of label has no name'],
    ['a name that is empty', { '0': 'a', '1': null }, 'class 1 of label has no name'],
    ['more classes than labels can tell', Array.from({ length: 65_537 }, () => 'a'), '65537 classes of label; must be at most 65536'],
  ])('are refused with %s', (_what, names, message) => {
    expect(() => classNamesOfCard(card(feature(names)), 'label')).toThrow(message);
  });

  it('are not sought in a README without YAML', async () => {
    expect(await cardAmong([fileOf('README.md', '# Cats\n---\n')])).toBeUndefined();
    expect(await cardAmong([fileOf('notes.md', yaml)])).toBeUndefined();
  });

  it.each([
    ['broken YAML', '---\na: [1\n---\n', /README\.md: what stands between its lines of --- is not YAML/],
    ['aliases that multiply', `---\na: &a [${'x,'.repeat(9)}]\n${Array.from('bcdefgh', (name, i) => `${name}: &${name} [${`*${'abcdefg'[i]},`.repeat(9)}]`).join('\n')}\n---\n`, /is not YAML \(Excessive alias count/],
    ['more bytes than a card has', `---\n${'#'.repeat(1_000_001)}\n---\n`, 'README.md of 1.0 MB: must be at most 1.0 MB'],
  ])('are refused in a card with %s', async (_what, text, message) => {
    await expect(cardAmong([fileOf('README.md', text)])).rejects.toThrow(message);
  });
});
