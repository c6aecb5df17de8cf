import { expect, test } from 'vitest';
import { english } from '../../messages/en/english.ts';
import { failedLabel, networkLabel, networkStyle, strategyStyles } from './series-style.ts';

const styles = Object.values(strategyStyles);

test('no two strategies share colour and marker', () => {
  expect(new Set(styles.map(({ colour, marker }) => `${colour} ${marker}`)).size).toBe(styles.length);
});

test('strategies are told apart without colour', () => {
  expect(new Set(styles.map(({ dash, marker }) => `${dash} ${marker}`)).size).toBe(styles.length);
});

test('trained networks of neighbouring depths look different', () => {
  const looks = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((depth) => networkStyle(`trained-${depth}`));
  expect(new Set(looks.map(({ dash, marker }) => `${dash} ${marker}`)).size).toBe(looks.length);
});

test('a network is called by its kind, a trained one by its depth too', () => {
  expect(networkLabel('tleg-net', english)).toBe('TLEG net');
  expect(networkLabel('trained-8', english)).toBe('Trained, 8 layers');
});

test('a network that failed while it was tuned says so', () => {
  expect(failedLabel('tuned-simple-lg-6', english)).toBe('Simple-LG, 6 layers, in tuning');
  expect(failedLabel('aux-net', english)).toBe('Aux-Net');
});
