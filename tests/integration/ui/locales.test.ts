import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { warningSentence } from '../../../src/carnet/parts/labels.tsx';
import { WARNINGS } from '../../../src/domain/capture/captureWarnings.ts';
import { WARNING_WORDS } from '../../../src/domain/capture/warningWords.ts';
import type { CaseLabel } from '../../../src/domain/case/case.ts';
import { REFUSALS_WITHOUT_CAPTURE } from '../../../src/domain/shared/errors.ts';
import { LANGUAGE_CODES, LANGUAGE_NAMES, type Language } from '../../../src/domain/shared/languages.ts';
import * as codes from '../../../src/dossier/strings/codes.ts';
import {
  buildPickerText,
  buildRegionSelectorText,
  buildToastText,
  formatThreadOutcome,
} from '../../../src/overlay/overlayText.ts';
import { en } from '../../../src/ui/locales/en/index.ts';
import { fr } from '../../../src/ui/locales/fr/index.ts';
import { lookupWord, refusalSentence, t } from '../../../src/ui/locales/index.ts';
import { buildOverlayWords } from '../../../src/ui/locales/overlayWords.ts';
import { typeset } from '../../../src/ui/locales/typeset.ts';
import { VERIFY_WORDS } from '../../../src/ui/locales/verify.ts';
import { pickWords, WORDS } from '../../../src/ui/locales/words.ts';

const ROOT = new URL('../../../', import.meta.url);

function sources(folder: string): string[] {
  return readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${folder}${path}`)
    .filter((path) => !/ui\/locales\/\w+\//.test(path));
}

const code = [...sources('src/'), ...sources('entrypoints/')]
  .map((path) => readFileSync(new URL(path, ROOT), 'utf8'))
  .join('\n');

const OF_PAGE = buildOverlayWords(fr);

const texts = (sentence: string | { readonly one: string; readonly other: string }): string[] =>
  typeof sentence === 'string' ? [sentence] : [sentence.one, sentence.other];
const sentencesIn = (language: Language): string[] => [
  ...Object.values(WORDS[language]).flatMap(texts),
  ...Object.values(WARNING_WORDS).map((words) => words[language]),
];
const placeholdersOf = (sentence: string): string[] => (sentence.match(/\{\w+\}/g) ?? []).sort();

/** Returns the codes of a union type, read from its source because types do not exist at run time. */
function codesOf(type: string, file: string): string[] {
  const source = readFileSync(new URL(file, ROOT), 'utf8');
  const union = new RegExp(`export type ${type} =([^;]*);`).exec(source)?.[1] ?? '';
  return [...union.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
}

const placeholders = (words: object) =>
  Object.fromEntries(Object.entries(words).map(([key, sentence]) => [key, texts(sentence).map(placeholdersOf)]));

test('English has no French spacing and no French quotation marks, nor does the code beside the locales', () => {
  const french = /[ \u00A0\u202F][:;?»]|«/;
  expect(sentencesIn('en').filter((text) => french.test(text))).toEqual([]);
  // Text between two elements or two values, and quotation marks outside comments.
  const inMarkup = sources('src/')
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) => readFileSync(new URL(path, ROOT), 'utf8').split('\n'))
    .filter((line) => !/^\s*(\*|\/)/.test(line) && !/\{\/\*|\?.* : /.test(line));
  expect(inMarkup.filter((line) => /[}>] [:;?»] ?[{<]|«/.test(line.replace(/\/\/.*|\/\*.*/, '')))).toEqual([]);
});

describe.each(LANGUAGE_CODES)('language %s', (code) => {
  test('has the keys and placeholders of the French', () => {
    expect(placeholders(WORDS[code])).toEqual(placeholders(fr));
    expect(placeholders(VERIFY_WORDS[code])).toEqual(placeholders(VERIFY_WORDS.fr));
  });

  test('has no exclamation mark and no word that claims more than the checks prove', () => {
    const all = sentencesIn(code).join('\n');
    expect(all).not.toMatch(/!|preuve certifiée|authenti|\bconstat\b|harceleur|\bproof\b|\bevidence\b/i);
  });

  test('has its code, its name and its BCP 47 tag', () => {
    expect(WORDS[code].lang).toBe(code);
    expect(LANGUAGE_NAMES[code]).not.toBe('');
    expect(pickWords(`${code}-XX`)).toBe(WORDS[code]);
  });

  test('has the messages of the manifest', () => {
    const messages = (lang: string) =>
      Object.keys(JSON.parse(readFileSync(new URL(`assets/public/_locales/${lang}/messages.json`, ROOT), 'utf8')));
    expect(messages(code)).toEqual(messages('fr'));
  });
});

test('French has no point médian', () => {
  const all = [...sentencesIn('fr'), JSON.stringify(VERIFY_WORDS.fr)];
  expect(all.filter((text) => /\p{Letter}·\p{Letter}/u.test(text))).toEqual([]);
});

test('typeset puts no-break spaces beside signs in French', () => {
  expect([typeset('fr', "5 % de l'image : « oui »"), typeset('en', "5 % of it's")]).toEqual([
    '5\u00a0% de l’image\u00a0: «\u00a0oui\u00a0»',
    '5 % of it’s',
  ]);
});

describe('each key', () => {
  const found = (pattern: RegExp): ReadonlySet<string> =>
    new Set(Array.from(code.matchAll(pattern), ([, name = '']) => name));
  const quoted = found(/(?:'|[wW]ord=")([\w.-]+)['"]/g);
  const families = found(/`([\w.-]+\.)\$\{/g);
  const openSets = found(/lookupWord\(words, '(\w+)'/g);
  /** `t(words, 'a.b')`, `word="a.b"`, a family such as `refusal.${code}`, or a code looked up by its kind. */
  const used = (key: string): boolean =>
    quoted.has(key) || families.has(key.slice(0, key.lastIndexOf('.') + 1)) || openSets.has(key.split('.', 1)[0] ?? '');

  test('is used', () => {
    expect(Object.keys(fr).filter((key) => key !== 'lang' && !used(key))).toEqual([]);
  });

  test('is reported when unused', () => {
    expect(used('popup.unused')).toBe(false);
  });
});

describe('refusalSentence', () => {
  const codes = [...codesOf('CaptureRefusalCode', 'src/domain/shared/errors.ts'), ...REFUSALS_WITHOUT_CAPTURE];

  test('is tested with the codes of RefusalCode', () => {
    expect(codes.length).toBeGreaterThan(15);
  });

  test.each([...codes, 'bug'])('says what happened and what to do for %s', (code) => {
    for (const words of [fr, en]) {
      expect(Object.keys(words)).toContain(`refusal.${code}`);
      const sentence = refusalSentence(words, code as Parameters<typeof refusalSentence>[1], { name: 'a.zip' });
      expect(sentence).toMatch(/[.] \S.*[.]$/);
      expect(sentence).not.toMatch(/[{}]/);
    }
  });

  test('states the limits with their figures', () => {
    expect(refusalSentence(fr, 'item-too-large')).toContain('200 Mo');
    expect(refusalSentence(en, 'too-many-items')).toContain('20,000 captures');
  });
});

describe('warningSentence', () => {
  test.each(WARNINGS)('has a sentence for %s', (code) => {
    for (const words of [fr, en]) expect(warningSentence(words, code)).toMatch(/\.$/);
    expect(codes.warningSentence(code)).toMatch(/\.$/);
  });

  test('has a sentence for every warning of the saved pages', () => {
    const pages = readdirSync('tests/fixtures/posts', { recursive: true, encoding: 'utf8' });
    const found = pages
      .filter((path) => path.endsWith('.json'))
      .flatMap((path) => warningsIn(JSON.parse(readFileSync(join('tests/fixtures/posts', path), 'utf8'))));
    expect(found.length).toBeGreaterThan(10);
    expect([...new Set(found)].filter((code) => !(WARNINGS as readonly string[]).includes(code))).toEqual([]);
  });

  test('shows an unknown code as it is', () => {
    expect(warningSentence(fr, 'strange-code')).toBe('Remarque de la lecture\u00A0: strange-code.');
    expect(warningSentence(fr, 'constructor')).toContain('constructor');
  });
});

describe('t', () => {
  test('inserts text unchanged and formats numbers for the language', () => {
    expect(t(fr, 'toast.total', { n: 1234 })).toBe('1\u202F234 en tout');
    expect(t(en, 'toast.total', { n: 1234 })).toBe('1,234 in all');
    expect(t(fr, 'time.asShown', { raw: "{raw} : $& l'an" })).toBe("affiché «\u00A0{raw} : $& l'an\u00A0»");
  });

  test('chooses the plural form by the rules of the language', () => {
    expect(t(fr, 'detail.files', { n: 0 })).toBe('0 fichier gardé');
    expect(t(fr, 'detail.files', { n: 2 })).toBe('2 fichiers gardés');
    expect(t(en, 'detail.files', { n: 0 })).toBe('0 files kept');
    expect(t(en, 'detail.files', { n: 1 })).toBe('1 file kept');
  });

  test('applies French typesetting', () => {
    expect(t(fr, 'withdraw.title')).toBe('Retirer cette capture pour toujours\u00A0?');
    expect(t(fr, 'carnet.empty')).toContain('«\u00A0Garder une publication\u00A0»');
  });
});

test('pickWords follows the primary language of the tag', () => {
  expect(pickWords('fr')).toBe(fr);
  expect(pickWords('fr-CA')).toBe(fr);
  expect(pickWords('en-GB')).toBe(en);
  expect(pickWords('fry')).toBe(en);
});

test('lookupWord returns null for an unknown code', () => {
  expect(lookupWord(fr, 'how', 'location')).toBe('dans la barre d’adresse');
  expect(lookupWord(fr, 'how', 'toString')).toBeNull();
});

test('buildPickerText and buildToastText use the same sentences', () => {
  expect(buildPickerText(OF_PAGE).position(2, 14)).toBe('Publication 2 sur 14');
  const saved = (warnings: readonly string[], current: CaseLabel | null = null, handle: string | null = null) =>
    buildToastText(OF_PAGE).saved({
      total: 3,
      seen: { platform: 'x', author: { displayName: null, handle, profileUrl: null, platformId: null }, warnings },
      current,
    });
  expect(saved([])).toBe('Gardée · 3 en tout.');
  expect(saved(['own-message'], null, 'exemple_theo')).toBe('Gardée, @exemple_theo · 3 en tout.');
  expect(saved([], { name: 'Lina', place: 1 })).toBe('Gardée · 3 en tout. Carnet\u00a0: Lina.');
  expect(saved([], { name: '', place: 2 })).toBe('Gardée · 3 en tout. Carnet\u00a0: Carnet 2.');
  const seen = {
    platform: 'x',
    author: { displayName: null, handle: 'anon_8812', profileUrl: null, platformId: null },
  };
  const keep = (...warnings: string[]) =>
    buildToastText(OF_PAGE).saved({ total: null, seen: { ...seen, warnings }, current: null });
  // While the store is locked.
  const later = t(fr, 'toast.locked');
  expect(keep()).toBe(`Gardée. ${later}`);
  expect(keep('truncated-text')).toBe(`Gardée en partie. ${later} ${warningSentence(fr, 'truncated-text')}`);
  expect(buildPickerText(OF_PAGE, saved([])).label).toBe(
    'Gardée · 3 en tout. Cliquez sur la suivante · Échap pour terminer',
  );
  expect(buildPickerText(OF_PAGE, saved([])).leave).toBe('Terminer');
  expect(buildPickerText(OF_PAGE).leave).toBe('Annuler');
  expect(buildRegionSelectorText(OF_PAGE, saved([])).leave).toBe('Terminer');
  expect(buildRegionSelectorText(OF_PAGE).leave).toBe('Annuler');
  for (const [label, namesKeys] of [
    [buildPickerText(OF_PAGE).label, true],
    [buildPickerText(OF_PAGE, null, true).label, false],
    [buildPickerText(OF_PAGE, saved([]), true).label, false],
    [buildRegionSelectorText(OF_PAGE, null, true).label, false],
  ] as const)
    expect(/Échap|flèches/.test(label), label).toBe(namesKeys);
  const covered = warningSentence(fr, 'post-partly-covered');
  expect(saved(['login-wall', 'post-partly-covered'])).toBe(
    `Gardée en partie · 3 en tout. ${covered} 1 autre remarque sur la capture.`,
  );
  const cut = warningSentence(fr, 'truncated-text');
  expect(saved(['truncated-text'])).toBe(`Gardée en partie · 3 en tout. ${cut}`);
  expect(saved(['login-wall'])).toBe(`Gardée · 3 en tout. ${warningSentence(fr, 'login-wall')}`);
  expect(buildToastText(OF_PAGE).refused('post-gone')).toBe(refusalSentence(fr, 'post-gone'));
});

test('the notice of a thread counts what the page folds, and names the carnet where there are several', () => {
  const end = {
    kept: 2,
    screenshots: 1,
    missed: 0,
    partial: 1,
    isPartial: false,
    siteFailed: false,
    resumed: 0,
    mayRepeat: false,
    coverRemoved: false,
    current: null,
    refusal: null,
  };
  expect(formatThreadOutcome(OF_PAGE, { ...end, folded: { replies: 3, texts: 12 } })).toMatch(
    / Replié par la page, donc pas sur l’image\s: 3 réponses au moins, 12 textes coupés\.$/u,
  );
  expect(formatThreadOutcome(OF_PAGE, { ...end, folded: { replies: 0, texts: 1 } })).toMatch(
    /image\s: 1 texte coupé\.$/,
  );
  expect(formatThreadOutcome(OF_PAGE, { ...end, folded: { replies: 0, texts: 0 } })).not.toContain('Replié');
  expect(formatThreadOutcome(OF_PAGE, { ...end, partial: 0, folded: { replies: 0, texts: 0 } })).toBe(
    'Conversation gardée : 2 publications. Images de l’écran : 1.'.replaceAll(' :', '\u00a0:'),
  );
  const named = { ...end, partial: 0, folded: { replies: 0, texts: 0 }, current: { name: 'Lina', place: 2 } };
  expect(formatThreadOutcome(OF_PAGE, named)).toMatch(/Images de l’écran\u00a0: 1\. Carnet\u00a0: Lina\.$/);
});

test('a thread that stops says that the rest is not kept, or nothing where nothing was', () => {
  const stopped = { screenshots: 1, missed: 0, partial: 0, isPartial: true, siteFailed: false };
  const end = { ...stopped, mayRepeat: false, coverRemoved: false, current: null, folded: { replies: 0, texts: 0 } };
  const after = (kept: number, resumed = 0) =>
    formatThreadOutcome(OF_PAGE, { ...end, kept, resumed, refusal: 'tab-changed' });
  for (const told of [after(2), after(0, 12)]) {
    expect(told).toContain('la suite n’est pas gardée. Revenez');
    expect(told).not.toContain('rien n’a été gardé');
  }
  expect(after(0)).toContain('rien n’a été gardé. Revenez');
});

/** Returns the items of every `warnings` list of an expectation, at any depth. */
function warningsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    key === 'warnings' && Array.isArray(inside) ? inside.map(String) : warningsIn(inside),
  );
}
