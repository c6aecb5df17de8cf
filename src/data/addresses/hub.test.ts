import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FaultServer, faultServer } from '../testing/fault-server.ts';
import { hastyNetwork } from '../testing/hasty-network.ts';
import { cardFile, fileAddress, hubFiles, hubPage } from './hub.ts';

describe('an address on the Hub', () => {
  test.each([
    ['https://huggingface.co/datasets/uoft-cs/cifar10', 'uoft-cs/cifar10', undefined],
    ['https://huggingface.co/datasets/uoft-cs/cifar10/', 'uoft-cs/cifar10', undefined],
    ['https://huggingface.co/datasets/frgfm/imagenette/viewer/160px/train', 'frgfm/imagenette', '160px'],
    ['https://huggingface.co/datasets/a/b/viewer/full%20size?row=3', 'a/b', 'full size'],
    ['https://huggingface.co/datasets/a/b/viewer/100%', 'a/b', '100%'],
  ])('%s is the page of a data set', (address, repository, configuration) => {
    expect(hubPage(address)).toEqual({ hub: 'https://huggingface.co', repository, configuration });
  });

  test.each([
    'https://huggingface.co/datasets/a/b/resolve/main/train.parquet', 'https://huggingface.co/a/b', 'https://example.org/datasets/a/b', 'cifar10',
  ])('%s is no such page', (address) => {
    expect(hubPage(address)).toBeUndefined();
  });

  test('of the page that shows a file is taken for that of its bytes', () => {
    expect(fileAddress('https://huggingface.co/datasets/a/b/blob/main/x/train.parquet')).toBe('https://huggingface.co/datasets/a/b/resolve/main/x/train.parquet');
    expect(fileAddress('https://example.org/datasets/a/b/blob/main/x')).toBe('https://example.org/datasets/a/b/blob/main/x');
  });
});

describe('the files of a data set', () => {
  let server: FaultServer;
  beforeAll(async () => { server = await faultServer(); });
  afterAll(() => server.close());

  const listing = (answer: unknown): void => {
    server.serve('/api/datasets/a/b/parquet', new TextEncoder().encode(JSON.stringify(answer)), { headers: (right) => ({ ...right, 'content-type': 'application/json' }) });
  };
  const filesOf = (configuration?: string) => hubFiles({ hub: server.origin, repository: 'a/b', configuration }, hastyNetwork().network);

  test('are those of its default configuration, for training and one kind of validation', async () => {
    listing({
      other: { train: ['https://x.example/o.parquet'] },
      default: { train: ['https://x.example/0.parquet', 'https://x.example/1.parquet'], validation: ['https://x.example/v.parquet'], test: ['https://x.example/t.parquet'], unlabelled: ['https://x.example/u.parquet'] },
    });
    expect(await filesOf()).toEqual([
      { path: 'train/0000.parquet', url: 'https://x.example/0.parquet' },
      { path: 'train/0001.parquet', url: 'https://x.example/1.parquet' },
      { path: 'test/0000.parquet', url: 'https://x.example/t.parquet' },
    ]);
  });

  test('are those of the configuration that the address names', async () => {
    listing({ full: { train: ['https://x.example/f.parquet'] }, '160px': { train: ['https://x.example/s.parquet'] } });
    expect(await filesOf('160px')).toEqual([{ path: 'train/0000.parquet', url: 'https://x.example/s.parquet' }]);
    await expect(filesOf('80px')).rejects.toThrow('data set a/b, configuration 80px: is not on the Hub; choose from full, 160px');
  });

  test.each([
    [{}, 'has no Parquet files'],
    [{ default: {} }, 'has 0 Parquet files'],
    [[], 'is not as expected'],
    [{ default: { train: 'x' } }, 'is not as expected'],
    [{ default: { train: [7] } }, 'is not as expected'],
    [{ default: { train: ['javascript'] } }, 'is not as expected'],
  ])('%j is refused', async (answer, message) => {
    listing(answer);
    await expect(filesOf()).rejects.toThrow(message);
  });

  test('without a card the classes are named by the files alone', async () => {
    const card = await cardFile({ hub: server.origin, repository: 'a/b', configuration: undefined }, hastyNetwork().network).open();
    expect(card.size).toBe(0);
  });
});
