import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareField, computeAccuracy, countResults } from '../../../scripts/readers/compare.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe('the judge of readers', () => {
  it('tells right, not read and wrong apart, and what was shown as sure', () => {
    const told = ['a', null, null, 'b', 'c', ['x']];
    const wanted = ['a', null, 'b', null, 'd', ['x']];
    expect(compareField(told, wanted, false)).toEqual([
      'right',
      'absent',
      'missed',
      'wrong',
      'wrong',
      'right',
    ]);
    expect(compareField(told, wanted, true).filter((verdict) => verdict === 'wrong-sure')).toHaveLength(2);
    expect(compareField([], ['a'], true)).toEqual(['missed']);
  });

  it('counts what the page holds', () => {
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

  it.each(pages)('has %s in its table (npm run readers -- --write)', (page) => {
    expect(text).toContain(`| ${page} | `);
  });

  it('tells of nothing wrong that is shown as sure', () => {
    expect(text).toContain('(0 shown as sure)');
  });
});
