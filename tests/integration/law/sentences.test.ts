import { expect, test } from 'vitest';
import { ADVICE_WORDS } from '../../../src/dossier/strings/adviceWords.ts';
import { CONNECTION_REQUESTS } from '../../../src/law/connectionRequests.ts';
import { DATA_REQUESTS } from '../../../src/law/dataRequests.ts';
import { FOLLOW_UP_RULES } from '../../../src/law/followUp/followUpRules.ts';
import { HELP_LINES } from '../../../src/law/helpLines.ts';
import {
  COMPLAINT_DOES_NOT_STOP_PERIOD,
  ESTIMATE_NOTICE,
  LIMITATION_PERIODS,
  UNDATED_IMPORTS_NOTICE,
} from '../../../src/law/limitationPeriods.ts';
import { OFFENCE_DELAYS } from '../../../src/law/offences/offence.ts';
import { JOURNALIST_NOTICE, PORTALS } from '../../../src/law/portals.ts';
import { OFFENCES } from '../../../src/law/suggestions.ts';
import { en } from '../../../src/ui/locales/en/index.ts';
import { fr } from '../../../src/ui/locales/fr/index.ts';
import { countWords, findLongSentences } from '../../support/law/wordCounts.ts';

/**
 * Words of the law that the interface and pour-vous.pdf show. The letters are exempt: an institution expects their
 * formal sentences (src/law/letters). The guide has its own test.
 */
const TABLES = [
  LIMITATION_PERIODS,
  COMPLAINT_DOES_NOT_STOP_PERIOD,
  ESTIMATE_NOTICE,
  UNDATED_IMPORTS_NOTICE,
  JOURNALIST_NOTICE,
  OFFENCES,
  OFFENCE_DELAYS,
  FOLLOW_UP_RULES,
  DATA_REQUESTS,
  CONNECTION_REQUESTS,
];

/** Returns every text in a value, at any depth, except ids and articles. */
function collectTexts(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('fr' in value && 'en' in value) return [String(value.fr), String(value.en)];
  return Object.values(value).flatMap(collectTexts);
}

test('words are counted as a reader counts them', () => expect(countWords('« L’image » : 18 ans ?')).toBe(3));

const listTexts = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(listTexts);

const SCREENS = ['deadline', 'law', 'help', 'askData', 'fromPhone', 'guide', 'card', 'operator', 'category'];
const SCREEN_WORDS = [fr, en].flatMap((language) =>
  Object.entries(language).filter(([key]) => SCREENS.includes(key.replace(/\..*/, ''))),
);

test.each<[what: string, atLeast: number, texts: readonly string[]]>([
  ['the deadlines, of the offences and of the follow-up', 200, TABLES.flatMap(collectTexts)],
  ['the help lines', 40, HELP_LINES.flatMap(({ forWhom }) => [forWhom.fr, forWhom.en])],
  ['the places where a dossier goes', 20, PORTALS.flatMap(({ lines }) => lines.flatMap(({ fr, en }) => [fr, en]))],
  ['pour-vous.pdf', 40, listTexts(ADVICE_WORDS)],
  ['the screens of the law and of the person who captures', 200, listTexts(SCREEN_WORDS.map(([, text]) => text))],
])('sentences of %s have at most 20 words', (_, atLeast, texts) => {
  expect(texts.length).toBeGreaterThan(atLeast);
  expect(texts.flatMap(findLongSentences)).toEqual([]);
});

test('a person under 18 is told that they may file a complaint themselves', () => {
  expect([fr['operator.complaint'], fr['law.complaint.needed'], ADVICE_WORDS.fr.complaint.needed].join('\n')).toMatch(
    /même mineure.*\n.*Avant 18 ans, vous ou vos parents.*\n.*Avant 18 ans, vous ou vos parents/,
  );
});

test('one year that has passed is not given as a hope', () => {
  const passed = LIMITATION_PERIODS.find(({ id }) => id === 'press-discriminatory')?.passed.fr;
  expect(passed).toMatch(/sans doute passé.*Faites vérifier par un avocat/);
  expect(passed).not.toMatch(/un an/);
});
