import { expect, test } from 'vitest';
import { TestPage } from '../../store/test-page.fixture.ts';
import { showNamed } from './use-hidden-lines.ts';

const { playground } = new TestPage();
const hidden = (): readonly string[] | undefined => playground.store.getState().view.trainOff;

test('networks are switched off and on in the view, in one order whatever is pressed first', () => {
  expect(showNamed(playground, 'trainOff', 'trained-8', false)).toBe(true);
  showNamed(playground, 'trainOff', 'vanilla-net', false);
  expect(hidden()).toEqual(['vanilla-net', 'trained-8']);
  showNamed(playground, 'trainOff', 'trained-8', true);
  expect(hidden()).toEqual(['vanilla-net']);
  expect(showNamed(playground, 'trainOff', 'vanilla-net', true)).toBe(true);
  expect(hidden()).toBeUndefined();
});

test('a run of this browser has no place in a link', () => {
  expect(showNamed(playground, 'trainOff', 'mb3x-1', false)).toBe(false);
  expect(hidden()).toBeUndefined();
});
