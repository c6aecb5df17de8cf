import { expect, test } from 'vitest';
import { type KeyPress, isPressed, shortcutText } from './shortcut.ts';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

test('a letter acts alone, whatever Caps Lock says, and not with Ctrl, ⌘, Alt or Shift', () => {
  expect(isPressed({ key: 'r' }, press('r'))).toBe(true);
  expect(isPressed({ key: 'r' }, press('R'))).toBe(true);
  const held = ['ctrlKey', 'metaKey', 'altKey', 'shiftKey'].filter((key) => isPressed({ key: 'r' }, press('r', { [key]: true })));
  expect(held).toEqual([]);
});

test('Ctrl and ⌘ are alike, and Shift tells redo from undo', () => {
  const [undo, redo] = [{ key: 'z', mod: true }, { key: 'z', mod: true, shift: true }] as const;
  expect(isPressed(undo, press('z', { ctrlKey: true }))).toBe(true);
  expect(isPressed(undo, press('z', { metaKey: true }))).toBe(true);
  expect(isPressed(undo, press('Z', { ctrlKey: true, shiftKey: true }))).toBe(false);
  expect(isPressed(redo, press('Z', { ctrlKey: true, shiftKey: true }))).toBe(true);
});

test('? acts with Shift and without, as keyboards have it', () => {
  expect(isPressed({ key: '?' }, press('?', { shiftKey: true }))).toBe(true);
  expect(isPressed({ key: '?' }, press('?'))).toBe(true);
});

test('keys are written as the keyboard has them', () => {
  expect(shortcutText({ key: 'z', mod: true, shift: true }, false)).toBe('Ctrl+Shift+Z');
  expect(shortcutText({ key: 'z', mod: true, shift: true }, true)).toBe('⇧⌘Z');
  expect(shortcutText({ key: '?' }, false)).toBe('?');
});
