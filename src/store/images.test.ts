import { beforeEach, describe, expect, test } from 'vitest';
import { TestPage } from './test-page.fixture.ts';

let page: TestPage;
beforeEach(() => {
  page = new TestPage();
});

const chosen = [{ path: 'pets.zip', file: new File(['zip'], 'pets.zip') }];

describe('images from the network', () => {
  test('nobody is asked before the person allows the host', () => {
    page.playground.edit('data', 'cifar10');
    page.playground.start();
    page.playground.images.start('data', 'fetch');
    expect(page.requests).toEqual([]);
    expect(page.imagesRequests).toEqual([]);
    expect(page.state.notice).toContain('huggingface.co');
    page.playground.images.allow('data');
    page.playground.start();
    expect(page.requests).toEqual(['start']);
  });

  test('allowing one host allows no other', () => {
    page.playground.edit('data', 'cifar10');
    page.playground.images.allow('data');
    page.playground.edit('data', 'address');
    page.playground.edit('dataUrl', 'https://images.example/set.parquet');
    page.playground.start();
    expect(page.requests).toEqual([]);
    expect(page.state.notice).toContain('images.example');
  });
});

describe('a look or a fetch', () => {
  beforeEach(() => {
    page.playground.edit('data', 'image-folder');
    page.playground.chooseFiles({ data: chosen });
    page.playground.images.start('data', 'look');
  });

  test('sends the files, and shows what comes of it', () => {
    expect(page.imagesRequests).toMatchObject([{ type: 'look', use: 'data', files: chosen }]);
    const id = page.imagesRequests[0]?.id ?? '';
    page.saysOfImages({ type: 'notice', id, text: '2 files were left out' });
    page.saysOfImages({ type: 'failed', id, message: 'pets.zip: cannot be read as a zip file' });
    expect(page.state.images.tasks.data).toMatchObject({ status: 'failed', problem: 'pets.zip: cannot be read as a zip file', notices: ['2 files were left out'] });
  });

  test('is cancelled by the next one, whose messages alone count', () => {
    page.playground.images.start('data', 'fetch');
    expect(page.imagesRequests.map(({ type }) => type)).toEqual(['look', 'cancel', 'fetch']);
    const [first, , second] = page.imagesRequests;
    page.saysOfImages({ type: 'cancelled', id: first?.id ?? '' });
    expect(page.state.images.tasks.data?.status).toBe('running');
    page.saysOfImages({ type: 'progress', id: second?.id ?? '', done: 5, total: 9 });
    expect(page.state.images.tasks.data?.progress).toMatchObject({ done: 5, total: 9 });
  });

  test('is held and let go', () => {
    page.playground.images.pause('data', true);
    expect(page.state.images.tasks.data?.status).toBe('paused');
    page.playground.images.pause('data', false);
    expect(page.imagesRequests.map(({ type }) => type)).toEqual(['look', 'pause', 'resume']);
  });

  test('is put away', () => {
    page.playground.images.dismiss('data');
    expect(page.state.images.tasks).toEqual({});
  });
});

test('what is kept is asked for, removed and made room in', () => {
  page.playground.images.loadKept();
  page.playground.images.removeKept({ key: 'k' });
  page.playground.images.freeUp(7);
  expect(page.imagesRequests).toMatchObject([{ type: 'overview' }, { type: 'remove', key: 'k' }, { type: 'free-up', bytes: 7 }]);
  page.saysOfImages({ type: 'stored', id: 'images-2', overview: { sets: [], downloads: [], bytes: 3, quota: 9 }, note: 'freed' });
  expect(page.state.images).toMatchObject({ kept: { bytes: 3 }, keptNote: 'freed' });
});

test('a run that is stopped while its images are opened is kept nowhere', () => {
  page.playground.start();
  page.playground.stop();
  page.says({ type: 'cancelled', runId: page.runId });
  expect(page.state.run?.status).toBe('stopped');
  expect(page.state.history).toEqual([]);
});
