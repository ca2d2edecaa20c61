import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, parseCanonical } from '../../../src/seal/canonical.ts';
import { measureProcessorMs } from '../../support/processorTime.ts';

const canonicalText = (value: unknown) => new TextDecoder().decode(canonicalBytes(value));
const parsed = (text: string) => parseCanonical(new TextEncoder().encode(text));

const text = fc.string({ unit: 'grapheme' });
const { tree: anyJson } = fc.letrec((tie) => ({
  leaf: fc.oneof(text, fc.maxSafeInteger(), fc.boolean(), fc.constant(null)),
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(text, tie('tree'), { maxKeys: 4 }),
  ),
}));

describe('canonicalBytes', () => {
  it('sorts keys by UTF-16 code unit, as in the example of RFC 8785, 3.2.3', () => {
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, 1: 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonicalText(keys)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
  });

  it('escapes what RFC 8785, 3.2.2.2 escapes and nothing else', () => {
    expect(canonicalText('\u20ac$\u000f\u000aA\'B"\\\u007f\u2028/')).toBe(
      '"\u20ac$\\u000f\\nA\'B\\"\\\\\u007f\u2028/"',
    );
  });

  it.each([
    ['a float', 1.5],
    ['a number past the safe integers', 2 ** 53],
    ['NaN', Number.NaN],
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['a hole in an array', new Array(1)],
    ['a lone surrogate', 'a\ud800'],
    ['a lone surrogate in a key', { '\udc00': 1 }],
    ['a Date', { at: new Date(0) }],
    ['a Map', new Map()],
    ['a bigint', 1n],
    ['a function', () => 1],
  ])('throws TypeError for %s', (_, value) => {
    expect(() => canonicalBytes(value)).toThrow(TypeError);
  });

  it('names the place of a fault, never the value', () => {
    expect(() => canonicalBytes({ a: [{ text: 'secret \ud800' }] })).toThrow('lone surrogate at $.a[0].text');
  });

  it('rejects hostile nesting without a stack overflow', () => {
    const deep = parsed('['.repeat(100_000) + ']'.repeat(100_000));
    expect(deep.canonical).toBe(false);
  });
});

describe('parseCanonical', () => {
  it('reads back what canonicalBytes wrote', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const again = parseCanonical(canonicalBytes(value));
        expect(again.canonical).toBe(true);
        expect(canonicalBytes(again.value)).toEqual(canonicalBytes(value));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a newline at the end', '{"a":1}\n'],
    ['a BOM', '\ufeff{"a":1}'],
    ['a space', '{"a": 1}'],
    ['unsorted keys', '{"b":1,"a":2}'],
    ['a duplicate key', '{"a":1,"a":1}'],
    ['an unnecessary escape', '{"\\u0061":1}'],
    ['a float', '{"a":1.0}'],
    ['an exponent', '{"a":1e2}'],
    ['minus zero', '{"a":-0}'],
    ['a huge number', '{"a":1e400}'],
    ['a lone surrogate', '{"a":"\\ud800"}'],
    ['text that is not JSON', 'a'],
    ['an empty text', ''],
  ])('rejects %s', (_, text) => {
    expect(parsed(text).canonical).toBe(false);
  });

  it('rejects bytes that are not UTF-8', () => {
    const expected = { canonical: false, fault: 'encoding', value: undefined };
    expect(parseCanonical(Uint8Array.of(0x22, 0xff, 0x22))).toEqual(expected);
  });

  it('finds the fault of a long text in linear time', async () => {
    for (const text of ['\\"'.repeat(4_000_000), 'a'.repeat(40_000_000)]) {
      const bytes = new TextEncoder().encode(`["${text}"]\n`);
      const { result, ms } = await measureProcessorMs(() => parseCanonical(bytes));
      expect(result).toMatchObject({ canonical: false, fault: 'writing' });
      expect(ms).toBeLessThan(10_000);
    }
    expect(parseCanonical(new TextEncoder().encode('{"a":"\\":","b":1,"b":1}')).fault).toBe('duplicate-key');
    expect(parseCanonical(new TextEncoder().encode('{"b":"\\":","a":":"}')).fault).toBe('writing');
  });

  it('keeps a __proto__ key as a key', () => {
    const text = '{"__proto__":{"a":1}}';
    const { canonical, value } = parsed(text);
    expect(canonical).toBe(true);
    expect(canonicalText(value)).toBe(text);
  });
});
