import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WARNINGS } from '../../../src/domain/capture/warnings.ts';
import { en } from '../../../src/ui/words/en.ts';
import { fr } from '../../../src/ui/words/fr.ts';
import { pickWords, refusalSentence, t, warningSentence, wordFor } from '../../../src/ui/words/index.ts';
import { noticeWords, pickerWords } from '../../../src/ui/words/page.ts';

const ROOT = new URL('../../../', import.meta.url);

function sources(folder: string): string[] {
  return readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${folder}${path}`)
    .filter((path) => !/ui\/words\/(fr|en)\./.test(path));
}

const code = [...sources('src/'), ...sources('entrypoints/')]
  .map((path) => readFileSync(new URL(path, ROOT), 'utf8'))
  .join('\n');

const texts = (sentence: string | { readonly one: string; readonly other: string }): string[] =>
  typeof sentence === 'string' ? [sentence] : [sentence.one, sentence.other];
const holes = (sentence: string): string[] => (sentence.match(/\{\w+\}/g) ?? []).sort();

/** The codes of a union type, read from its source: types are gone at run time. */
function codesOf(type: string, file: string): string[] {
  const source = readFileSync(new URL(file, ROOT), 'utf8');
  const union = new RegExp(`export type ${type} =([^;]*);`).exec(source)?.[1] ?? '';
  return [...union.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
}

describe('the two languages', () => {
  test('have the same keys', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort());
  });

  test('have the same holes in each', () => {
    const holesOf = (words: object) =>
      Object.fromEntries(Object.entries(words).map(([key, sentence]) => [key, texts(sentence).map(holes)]));
    expect(holesOf(en)).toEqual(holesOf(fr));
  });

  test('never shout, and never say more than the checks prove', () => {
    const all = [...Object.values(fr), ...Object.values(en)].flatMap(texts).join('\n');
    expect(all).not.toMatch(/!|preuve certifiée|authenti|\bconstat\b|harceleur|\bproof\b|\bevidence\b/i);
  });
});

describe('each key', () => {
  /** `t(words, 'a.b')`, or a family such as `refusal.${code}`. */
  const used = (key: string): boolean =>
    code.includes(`'${key}'`) ||
    code.includes(`\`${key.slice(0, key.lastIndexOf('.') + 1)}\${`) ||
    isOpenSet(key);
  const isOpenSet = (key: string): boolean =>
    [...code.matchAll(/wordFor\(words, '(\w+)'/g)].some(([, kind]) => key.startsWith(`${kind}.`));

  test('is used', () => {
    expect(Object.keys(fr).filter((key) => key !== 'lang' && !used(key))).toEqual([]);
  });

  test('a key that nobody uses would be noticed', () => {
    expect(used('popup.nobody')).toBe(false);
  });
});

describe('refusals', () => {
  const codes = codesOf('RefusalCode', 'src/domain/shared/errors.ts');

  test('are all known here', () => {
    expect(codes.length).toBeGreaterThan(15);
  });

  test.each([...codes, 'bug'])('%s has a sentence that says what to do', (code) => {
    for (const words of [fr, en]) {
      expect(Object.keys(words)).toContain(`refusal.${code}`);
      const sentence = refusalSentence(words, code as Parameters<typeof refusalSentence>[1]);
      expect(sentence).toMatch(/[.] \S.*[.]$/);
      expect(sentence).not.toMatch(/[{}]/);
    }
  });

  test('state the limits with their figures', () => {
    expect(refusalSentence(fr, 'item-too-large')).toContain('200 Mo');
    expect(refusalSentence(en, 'too-many-items')).toContain('20,000 items');
  });
});

describe('warnings', () => {
  test.each(WARNINGS)('%s has a sentence', (code) => {
    expect(Object.keys(fr)).toContain(`warning.${code}`);
    expect(warningSentence(fr, code)).toMatch(/\.$/);
  });

  test('of the saved pages are all known', () => {
    const pages = readdirSync('tests/fixtures/posts', { recursive: true, encoding: 'utf8' });
    const found = pages
      .filter((path) => path.endsWith('.json'))
      .flatMap((path) => warningsIn(JSON.parse(readFileSync(join('tests/fixtures/posts', path), 'utf8'))));
    expect(found.length).toBeGreaterThan(10);
    expect([...new Set(found)].filter((code) => !(WARNINGS as readonly string[]).includes(code))).toEqual([]);
  });

  test('a code of a newer reader is shown as it is', () => {
    expect(warningSentence(fr, 'strange-code')).toBe('Remarque de la lecture\u00A0: strange-code.');
    expect(warningSentence(fr, 'constructor')).toContain('constructor');
  });
});

describe('t', () => {
  test('fills holes with words as they are and numbers as the language writes them', () => {
    expect(t(fr, 'item.name', { ordinal: 1234 })).toBe('Élément n° 1\u202F234');
    expect(t(en, 'item.name', { ordinal: 1234 })).toBe('Item 1,234');
    expect(t(fr, 'time.asShown', { raw: "{raw} : $& l'an" })).toBe("affiché «\u00A0{raw} : $& l'an\u00A0»");
  });

  test('chooses between one and many as the language does', () => {
    expect(t(fr, 'detail.files', { n: 0 })).toBe('0 fichier gardé');
    expect(t(fr, 'detail.files', { n: 2 })).toBe('2 fichiers gardés');
    expect(t(en, 'detail.files', { n: 0 })).toBe('0 files kept');
    expect(t(en, 'detail.files', { n: 1 })).toBe('1 file kept');
  });

  test('sets French as a printer would', () => {
    expect(t(fr, 'withdraw.title', { ordinal: 3 })).toBe('Retirer l\u2019élément n° 3\u00A0?');
    expect(t(fr, 'popup.empty')).toContain('«\u00A0Capturer une publication\u00A0»');
  });
});

test('the language follows the browser, French for French', () => {
  expect(pickWords('fr')).toBe(fr);
  expect(pickWords('fr-CA')).toBe(fr);
  expect(pickWords('en-GB')).toBe(en);
  expect(pickWords('fry')).toBe(en);
});

test('an open set answers null for what it does not know', () => {
  expect(wordFor(fr, 'how', 'location')).toBe('dans la barre d’adresse');
  expect(wordFor(fr, 'how', 'toString')).toBeNull();
});

test('the page is told in the same words', () => {
  expect(pickerWords(fr).position(2, 14)).toBe('Publication 2 sur 14');
  expect(noticeWords(fr).saved(3)).toBe('Enregistré, élément n° 3');
  expect(noticeWords(fr).refused('page-pdf')).toBe(refusalSentence(fr, 'page-pdf'));
});

/** Every `warnings` list of an expectation, at any depth. */
function warningsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    key === 'warnings' && Array.isArray(inside) ? inside.map(String) : warningsIn(inside),
  );
}
