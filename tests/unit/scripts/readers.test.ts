import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareField, computeAccuracy, countResults } from '../../../scripts/readers/compare.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe('compareField', () => {
  it('distinguishes right, absent, missed, wrong and wrong with high confidence', () => {
    const actual = ['a', null, null, 'b', 'c', ['x']];
    const expected = ['a', null, 'b', null, 'd', ['x']];
    expect(compareField(actual, expected, false)).toEqual(['right', 'absent', 'missed', 'wrong', 'wrong', 'right']);
    expect(compareField(actual, expected, true).filter((verdict) => verdict === 'wrong-sure')).toHaveLength(2);
    expect(compareField([], ['a'], true)).toEqual(['missed']);
  });
});

describe('computeAccuracy', () => {
  it('counts only values that are on the page', () => {
    const total = countResults(['right', 'right', 'absent', 'missed', 'wrong-sure']);
    expect(total).toEqual({ right: 2, notRead: 2, missed: 1, wrong: 1, wrongSure: 1 });
    expect(computeAccuracy(total)).toBe(0.5);
    expect(computeAccuracy(countResults(['absent']))).toBe(1);
  });
});

describe('docs/platforms.md', () => {
  const text = readFileSync(join(ROOT, 'docs/platforms.md'), 'utf8');
  const pages = readdirSync(join(ROOT, 'tests/fixtures/posts'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.replace(/\.html$/, ''));

  it.each(pages)('lists %s in its table (npm run readers -- --write)', (page) => {
    expect(text).toContain(`| ${page} | `);
  });

  it('reports no wrong value with high confidence', () => {
    expect(text).toContain('(0 shown as sure)');
  });
});
