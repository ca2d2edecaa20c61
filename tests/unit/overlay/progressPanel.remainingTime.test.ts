import { expect, it } from 'vitest';
import { estimateMinutesLeft } from '../../../src/overlay/progressPanel.ts';

it('estimates the whole minutes left, once enough is done', () => {
  expect(estimateMinutesLeft(4_000, 0.5)).toBe(null);
  expect(estimateMinutesLeft(60_000, 0.01)).toBe(null);
  expect(estimateMinutesLeft(60_000, 0.1)).toBe(9);
  expect(estimateMinutesLeft(60_000, 0.99)).toBe(1);
  expect(estimateMinutesLeft(60_000, 1.2)).toBe(1);
});
