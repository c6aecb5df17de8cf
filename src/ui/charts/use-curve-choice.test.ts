import { expect, test } from 'vitest';
import { TestPage } from '../../store/test-page.fixture.ts';
import { curveChoice } from './use-curve-choice.ts';

const page = new TestPage();
const choice = (): ReturnType<typeof curveChoice> => curveChoice(page.state.view, page.playground);

test('a link decides what the chart of training shows, and its switches change that in the view', () => {
  page.playground.openLink('#v=1&view.axis=seconds&view.smoothing=light&view.log=on&view.tab=training');
  expect(choice()).toMatchObject({ axis: 'seconds', smoothing: 'light', isLog: true });
  choice().onAxis('images');
  choice().onSmoothing('strong');
  expect(page.state.view).toMatchObject({ axis: 'images', smoothing: 'strong', log: true, tab: 'training' });
});

test('what the page does by itself is left out of the view again', () => {
  choice().onAxis('step');
  choice().onSmoothing('none');
  choice().onLog(false);
  expect(Object.entries(page.state.view).filter(([, value]) => value !== undefined)).toEqual([['tab', 'training']]);
  expect(choice()).toMatchObject({ axis: 'step', smoothing: 'none', isLog: false });
});
