import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'recheck';
import RECHECK from 'recheck/package.json' with { type: 'json' };
import { expect, it } from 'vitest';
import { listPatterns, type Pattern } from '../support/patterns.ts';

/**
 * Limits in steps only, so that the verdict does not depend on the machine. The time of a recall stays below zero, its
 * default: without a limit, recheck runs each attack that it found, sees it end, and calls the pattern safe.
 */
const WITHOUT_CLOCK = {
  timeout: null,
  attackTimeout: null,
  incubationTimeout: null,
  seedingTimeout: null,
};

/**
 * Digests of the patterns that passed both tests with this version of recheck, so that a run checks the new ones only:
 * all of them take seven minutes. This checks all again, and writes the list:
 *
 *     RECUEIL_WRITE_DIGESTS=1 npx vitest run tests/integration/patterns.test.ts
 */
const LIST = join(import.meta.dirname, '../fixtures/safe-patterns.txt');
const isWriting = process.env.RECUEIL_WRITE_DIGESTS === '1';

const digestPattern = ({ source, flags }: Pattern): string =>
  createHash('sha256').update(`/${source}/${flags}`).digest('base64url').slice(0, 16);

/** Returns the patterns of src that the list does not have. */
async function listNewPatterns(): Promise<readonly Pattern[]> {
  const patterns = await listPatterns();
  expect(patterns.length).toBeGreaterThan(400);
  const [version, ...digests] = readFileSync(LIST, 'utf8').trim().split('\n');
  const known = new Set(isWriting || version !== RECHECK.version ? [] : digests);
  return patterns.filter((pattern) => !known.has(digestPattern(pattern)));
}

const slow: string[] = [];

it('every regular expression takes a time in proportion to its input', { timeout: 3_600_000 }, async () => {
  for (const { source, flags, paths } of await listNewPatterns()) {
    const { status } = await check(source, flags, WITHOUT_CLOCK);
    if (status !== 'safe') slow.push(`${status}: /${source}/${flags} in ${paths.join(', ')}`);
  }
  expect(slow).toEqual([]);
});

/** Folders whose patterns read text of a page. */
const FED_BY_PAGES = /^src\/(?:capture|dom|domain\/capture|overlay|platforms)\//;
const MEGABYTE = 1_000_000;
const SIGNS = [
  'a',
  '1',
  ' ',
  '\n',
  '/',
  '/p/1',
  '-',
  '--',
  '.',
  '#',
  '?',
  '&a',
  '(',
  '"',
  '=',
  '@',
  "t'",
  '1 ',
  'a.',
  'é',
  '😀',
];

/** Returns the texts of a megabyte that a pattern is tried on: signs and its own words, again and again. */
function listLongTexts(source: string): string[] {
  const words = source.match(/\p{L}{3,}/gu) ?? [];
  const units = [...new Set([...SIGNS, ...words.slice(0, 20), words.slice(0, 3).join(' ')])].filter(
    (unit) => unit !== '',
  );
  return units.map((unit) => `${words[0] ?? ''}${unit.repeat(Math.ceil(MEGABYTE / unit.length))}!`);
}

it('every regular expression that reads a page takes less than a second for a megabyte', {
  timeout: 900_000,
}, async () => {
  const patterns = (await listNewPatterns()).filter(({ paths }) => paths.some((path) => FED_BY_PAGES.test(path)));
  const measured = patterns.map(({ source, flags, paths }) => {
    const pattern = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
    const times = listLongTexts(source).map((text) => {
      const { user } = process.cpuUsage();
      text.replace(pattern, '');
      return (process.cpuUsage().user - user) / 1000;
    });
    return { ms: Math.round(Math.max(...times)), source, paths };
  });
  for (const { ms, source, paths } of measured.filter((one) => one.ms >= 1000))
    slow.push(`${ms} ms: /${source}/ in ${paths.join(', ')}`);
  expect(slow).toEqual([]);
  if (!isWriting) return;
  const digests = (await listPatterns()).map(digestPattern).sort();
  writeFileSync(LIST, `${[RECHECK.version, ...digests].join('\n')}\n`);
});
