import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeOfXId } from '../../../src/capture/ids.ts';

describe('time in an id of X', () => {
  it.each([
    ['1981398750557065646', '2025-10-23T16:34:09.398Z'],
    ['745276948213968896', '2016-06-21T15:27:25.687Z'],
  ])('%s', (id, iso) => expect(timeOfXId(id)?.toISOString()).toBe(iso));

  it.each([
    '20',
    '1234567890',
    '29700859247',
    '',
    'abc',
    '-1981398750557065646',
    '99999999999999999999',
    '1e18',
    ' 5',
  ])('%s holds none', (id) => expect(timeOfXId(id)).toBeNull());

  it('goes there and back', () => {
    const first = Date.UTC(2010, 10, 5);
    fc.assert(
      fc.property(
        fc.integer({ min: first, max: Date.UTC(2070, 0, 1) }),
        fc.bigInt({ min: 0n, max: (1n << 22n) - 1n }),
        (ms, rest) => {
          const id = ((BigInt(ms) - 1_288_834_974_657n) << 22n) + rest;
          expect(timeOfXId(String(id))?.getTime()).toBe(ms);
        },
      ),
    );
  });
});
