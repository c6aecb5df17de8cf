import { expect, test } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import { configToFragment } from '../config/link.ts';
import { madeResults } from '../findings/results.fixture.ts';
import { formatResults } from '../formats/results-file.ts';
import { lessons as lessonTable } from '../lessons/lessons.ts';
import { lessonRuns, Lessons } from './lessons.ts';
import { MemoryText } from './memory-text.fixture.ts';
import { TestPage } from './test-page.fixture.ts';

const own = { ...defaultConfig, steps: 77 };

/** A page with the person's own configuration in the form. */
function pageWithLessons(storage = new MemoryText(), fragment = configToFragment(own)): { page: TestPage; lessons: Lessons; storage: MemoryText } {
  const page = new TestPage();
  page.playground.openLink(fragment);
  const lessons = new Lessons(page.playground, storage, (announcement) => void page.told.push(announcement));
  lessons.follow();
  return { page, lessons, storage };
}

test('a lesson puts its configuration into the form, starts nothing, and gives the person’s back, which can be undone', () => {
  const { page, lessons } = pageWithLessons();
  lessons.open('simple-lg');
  expect(page.state.configuration.config).toEqual(lessonTable['simple-lg'].variants[0]);
  expect(page.state.view).toMatchObject({ lesson: 'simple-lg', step: 'idea' });
  expect(page.requests).toEqual([]);
  lessons.leave('It is back');
  expect(page.state.configuration.config).toEqual(own);
  expect(page.state.view.lesson).toBeUndefined();
  expect(page.told).toMatchObject([{ text: 'It is back' }]);
  page.told[0]?.undo?.();
  expect(page.state.configuration.config).toEqual(lessonTable['simple-lg'].variants[0]);
});

test('from one lesson to the next, the configuration to give back stays the person’s own', () => {
  const { page, lessons } = pageWithLessons();
  lessons.open('simple-lg');
  lessons.open('costs');
  expect(page.state.configuration.config).toEqual(lessonTable.costs.variants[0]);
  lessons.leave('');
  expect(page.state.configuration.config).toEqual(own);
});

test('nothing runs and nothing is answered before a prediction', async () => {
  const { page, lessons } = pageWithLessons();
  lessons.open('simple-lg');
  lessons.goTo('answer');
  expect(page.state.view.step).toBe('predict');
  lessons.run('Lesson', ['one']);
  expect(await lessons.takeBuiltIn()).toBe(false);
  lessons.predict('no choice of it');
  lessons.goTo('run');
  expect(page.state.view.step).toBe('predict');
  lessons.predict('falls');
  lessons.goTo('run');
  expect(page.state.view.step).toBe('run');
  expect(page.requests).toEqual([]);
  lessons.run('Lesson', ['one']);
  expect(page.requests).toEqual(['start']);
});

test('a link to a step before the prediction opens the lesson there, one to a later step at the prediction', () => {
  const look = pageWithLessons(new MemoryText(), `${configToFragment(own)}&view.lesson=orders&view.step=look`);
  expect(look.page.state.view).toMatchObject({ lesson: 'orders', step: 'look' });
  const answer = pageWithLessons(new MemoryText(), `${configToFragment(own)}&view.lesson=orders&view.step=answer`);
  expect(answer.page.state.view).toMatchObject({ lesson: 'orders', step: 'predict' });
  expect(answer.page.requests).toEqual([]);
  answer.lessons.leave('');
  expect(answer.page.state.configuration.config).toEqual(own);
});

test('after a reload step, prediction and the configuration to give back are there', () => {
  const first = pageWithLessons();
  first.lessons.open('simple-lg');
  first.lessons.predict('rises');
  first.lessons.goTo('run');
  const { configuration, view } = first.page.state;
  const again = pageWithLessons(first.storage, configToFragment(configuration.config, view));
  expect(again.page.state.view).toMatchObject({ lesson: 'simple-lg', step: 'run' });
  expect(again.lessons.progressOf('simple-lg').prediction).toBe('rises');
  again.lessons.leave('');
  expect(again.page.state.configuration.config).toEqual(own);
  again.lessons.open('simple-lg');
  expect(again.page.state.view.step).toBe('run');
});

test('once the answer was seen the prediction stays, until the lesson is begun again', () => {
  const { lessons } = pageWithLessons();
  lessons.open('simple-lg');
  lessons.predict('rises');
  lessons.finish();
  lessons.predict('falls');
  expect(lessons.progressOf('simple-lg')).toMatchObject({ prediction: 'rises', finished: true });
  lessons.restart();
  expect(lessons.progressOf('simple-lg')).toMatchObject({ prediction: undefined, finished: false, step: 'idea' });
});

test('built-in results are shown as what they are, every variant of them', async () => {
  const { page, lessons } = pageWithLessons();
  const files = lessonTable.layouts.builtIn;
  page.served.set('http://localhost/gallery/index.json', JSON.stringify(files.map((file) => ({ file, label: file, help: '' }))));
  for (const file of files) page.served.set(`http://localhost/gallery/${file}`, formatResults(madeResults({})));
  lessons.open('layouts');
  lessons.predict('level');
  expect(lessonRuns('layouts', 'built-in', page.state)).toBeUndefined();
  expect(await lessons.takeBuiltIn()).toBe(true);
  expect(lessonRuns('layouts', 'built-in', page.state)?.map(({ id }) => id)).toEqual(files.map((file) => `gallery/${file}`));
  expect(lessonRuns('layouts', 'own', page.state)).toBeUndefined();
  expect(page.state).toMatchObject({ shownId: `gallery/${files[0]}`, overlaidIds: [`gallery/${files[1]}`] });
  expect(lessons.progressOf('layouts').source).toBe('built-in');
  lessons.leave('');
  expect(page.state.shownId).toBeUndefined();
  expect(page.state.view.result).toBeUndefined();
});

test('a copy of the page without built-in results says that they are missing', async () => {
  const { lessons } = pageWithLessons();
  lessons.open('layouts');
  lessons.predict('level');
  expect(await lessons.takeBuiltIn()).toBe(false);
});

test.each(['', 'null', '[]', '{"simple-lg":7}', '{"simple-lg":{"step":"later"}}'])('kept progress %j counts as not begun', (text) => {
  const storage = new MemoryText();
  storage.text = text;
  const { lessons } = pageWithLessons(storage);
  expect(lessons.progressOf('simple-lg')).toMatchObject({ step: 'idea', prediction: undefined });
});

test('what is unreadable within kept progress is left out, the rest stays', () => {
  const storage = new MemoryText();
  storage.text = JSON.stringify({ 'simple-lg': { step: 'answer', prediction: 'maybe', finished: true, source: 'x', before: '#v=9' } });
  const { lessons } = pageWithLessons(storage);
  expect(lessons.progressOf('simple-lg')).toEqual({ step: 'answer', prediction: undefined, finished: false, source: 'own', before: undefined });
});
