import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IdFormula, readIdTimestamp } from '../../../../src/platforms/reading/idTimestamps.ts';

const iso = (id: string, formula: IdFormula): string | undefined => readIdTimestamp(id, formula)?.at.toISOString();

describe('readIdTimestamp', () => {
  // Posts whose page also shows the time, to the second or better (docs/platforms.md).
  it.each([
    ['snowflake-x', '1981398750557065646', '2025-10-23T16:34:09.398Z'],
    ['snowflake-x', '745276948213968896', '2016-06-21T15:27:25.687Z'],
    ['snowflake-discord', '1323564429408997426', '2024-12-31T08:12:30.609Z'],
    ['snowflake-mastodon', '109304791051979061', '2022-11-07T22:05:50.182Z'],
    ['snowflake-linkedin', '7463608443963318272', '2026-05-22T15:15:20.180Z'],
    ['tiktok', '7088335299323446017', '2022-04-19T15:21:10.000Z'],
    ['tiktok', '7252706573519310122', '2023-07-06T14:05:39.000Z'],
    ['shortcode', 'DZ3XgPRiPmD', '2026-06-21T22:43:09.820Z'],
    ['shortcode', 'DZ3u2dNEXYK', '2026-06-22T02:07:10.451Z'],
    ['media-instagram', '3924708970770004355', '2026-06-21T22:43:09.820Z'],
    ['tid', '3lcl3glmdx226', '2024-12-05T16:25:35.748Z'],
    ['tid', '3ldr6ebdz5c24', '2024-12-20T19:59:09.163Z'],
    ['live-chat', 'ChwKGkNOaTg4ZnpzbTRBREZZdjJGZ2tkWDJZUHJ3', '2023-07-19T22:47:06.135Z'],
    ['live-chat', 'ChwKGkNJLUpqWUx0bTRBREZaMGIxZ0FkWEtvRHh3', '2023-07-19T22:47:17.073Z'],
  ] as const)('reads the time in a %s id: %s', (formula, id, expected) => expect(iso(id, formula)).toBe(expected));

  it('reads the time in the longer shortcode of a private post', () => {
    expect(iso(`DZ3XgPRiPmD${'x'.repeat(28)}`, 'shortcode')).toBe('2026-06-21T22:43:09.820Z');
  });

  it('returns the formula and the precision', () => {
    expect(readIdTimestamp('1981398750557065646', 'snowflake-x')).toMatchObject({
      precision: 'ms',
      how: 'id:snowflake-x',
    });
    expect(readIdTimestamp('7088335299323446017', 'tiktok')).toMatchObject({ precision: 's', how: 'id:tiktok' });
  });
});

const FORMULAS: readonly IdFormula[] = [
  'snowflake-x',
  'snowflake-discord',
  'snowflake-mastodon',
  'snowflake-linkedin',
  'tiktok',
  'shortcode',
  'media-instagram',
  'tid',
  'live-chat',
];

describe('readIdTimestamp with other ids', () => {
  // The last sequential ids of X, old sequential ids of Mastodon, ids that are too large, and other strings.
  it.each([
    ...['20', '1234567890', '29700859247', '99999999999999999999'],
    ...['', 'abc', '-1981398750557065646', '1e18', ' 5', '٣٣', 'DZ3u2dNEXYK ', 'é'.repeat(13)],
  ])('returns null for « %s »', (id) => {
    // A shortcode may consist of digits only.
    const formulas = FORMULAS.filter((formula) => formula !== 'shortcode' || !/^\d+$/.test(id));
    for (const formula of formulas) expect(readIdTimestamp(id, formula)).toBeNull();
  });

  it('never throws, and returns no time after this century', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[\w-]{1,60}$/),
      fc.bigInt({ min: 0n, max: 2n ** 70n }).map(String),
    );
    fc.assert(
      fc.property(anything, fc.constantFrom(...FORMULAS), (id, formula) => {
        const year = readIdTimestamp(id, formula)?.at.getUTCFullYear() ?? 2010;
        expect(year >= 2010 && year < 2100).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('readIdTimestamp with generated ids', () => {
  // 63-bit ids of Instagram end in 2046.
  const to = Date.UTC(2045, 0, 1);
  const snowflakes = [
    ['snowflake-x', Date.UTC(2010, 10, 5), 22n, 1_288_834_974_657n],
    ['snowflake-discord', Date.UTC(2015, 1), 22n, 1_420_070_400_000n],
    ['snowflake-mastodon', Date.UTC(2016, 6), 16n, 0n],
    ['media-instagram', Date.UTC(2011, 9), 23n, 1_314_220_021_721n],
  ] as const;

  it.each(snowflakes)('returns the encoded time: %s', (formula, from, shift, epoch) => {
    const moments = fc.integer({ min: from, max: to });
    fc.assert(
      fc.property(moments, fc.bigInt({ min: 0n, max: (1n << shift) - 1n }), (ms, rest) => {
        const id = ((BigInt(ms) - epoch) << shift) + rest;
        expect(readIdTimestamp(String(id), formula)?.at.getTime()).toBe(ms);
      }),
    );
  });

  it('decodes a shortcode to its media number', () => {
    const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 17n, max: 2n ** 63n - 1n }), (media) => {
        let code = '';
        for (let rest = media; rest > 0n; rest >>= 6n) code = `${digits[Number(rest & 63n)]}${code}`;
        expect(readIdTimestamp(code, 'shortcode')?.at).toEqual(readIdTimestamp(String(media), 'media-instagram')?.at);
      }),
    );
  });
});
