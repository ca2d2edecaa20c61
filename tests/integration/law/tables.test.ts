import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { REQUESTER_ROLES } from '../../../src/domain/export/dossierOptions.ts';
import { CONNECTION_REQUESTS } from '../../../src/law/connectionRequests.ts';
import { DATA_REQUESTS } from '../../../src/law/dataRequests.ts';
import { FOLLOW_UP_RULE_IDS } from '../../../src/law/followUp/followUp.ts';
import { getFollowUpRule } from '../../../src/law/followUp/followUpRules.ts';
import { GUIDE } from '../../../src/law/guide/guideScreens.ts';
import { HELPER_CARD } from '../../../src/law/helperCard.ts';
import {
  HELP_LINES,
  helpLinesForSituation,
  helpLinesOfDepartment,
  OBSOLETE_NUMBERS,
  SITUATIONS,
} from '../../../src/law/helpLines.ts';
import {
  type BilingualText,
  LAST_CHECKED,
  LAW_AS_OF,
  SOURCES,
  type SourcedEntry,
  selectVerified,
} from '../../../src/law/legalSources.ts';
import { LETTERS, platformNotice, usNotice } from '../../../src/law/letters/letterList.ts';
import {
  COMPLAINT_DOES_NOT_STOP_PERIOD,
  ESTIMATE_NOTICE,
  LIMITATION_PERIODS,
  UNDATED_IMPORTS_NOTICE,
} from '../../../src/law/limitationPeriods.ts';
import { JOURNALIST_NOTICE, PORTALS } from '../../../src/law/portals.ts';
import { QUESTION_IDS, QUESTIONS } from '../../../src/law/questions.ts';
import { OFFENCES, SUGGESTION_RULES } from '../../../src/law/suggestions.ts';
import { WEEK_ACTIONS } from '../../../src/law/weekActions.ts';

const STATEMENTS = GUIDE.flatMap(({ id, lines }) => lines.map((line, index) => ({ ...line, id: `${id} ${index}` })));
const PLATFORM_NOTICE = platformNotice('notification', 'X');
const ENTRIES: readonly (SourcedEntry & { readonly id: string })[] = [
  ...OFFENCES,
  ...HELP_LINES,
  ...LIMITATION_PERIODS,
  ...STATEMENTS,
  ...FOLLOW_UP_RULE_IDS.map(getFollowUpRule),
  ...WEEK_ACTIONS.map((action, index) => ({ ...action, id: `week ${index}` })),
  ...REQUESTER_ROLES.flatMap((role) =>
    Object.values(LETTERS).flatMap((letter) => ({ ...(letter(role) ?? PLATFORM_NOTICE), id: `letter ${role}` })),
  ),
  ...HELPER_CARD.parts.flatMap(({ id, lines }) => lines.map((line, index) => ({ ...line, id: `card ${id} ${index}` }))),
  ...PORTALS.flatMap(({ lines, ...portal }) => [
    { ...portal, lines, id: `portal ${portal.id}` },
    ...lines.map((line, index) => ({ ...line, id: `portal ${portal.id} ${index}` })),
  ]),
  { ...JOURNALIST_NOTICE, id: 'journalist' },
  ...DATA_REQUESTS,
  { ...CONNECTION_REQUESTS, id: 'connection requests' },
  { ...usNotice('notice', 'X'), id: 'US notice' },
];

/** Returns every bilingual text in a value, at any depth. */
function collectTexts(value: unknown): BilingualText[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('fr' in value && 'en' in value) return [{ fr: String(value.fr), en: String(value.en) }];
  return Object.values(value).flatMap(collectTexts);
}
const ALL_TEXTS = [
  OFFENCES,
  HELP_LINES,
  LIMITATION_PERIODS,
  GUIDE,
  QUESTIONS,
  WEEK_ACTIONS,
  COMPLAINT_DOES_NOT_STOP_PERIOD,
  ESTIMATE_NOTICE,
  UNDATED_IMPORTS_NOTICE,
  FOLLOW_UP_RULE_IDS.map(getFollowUpRule),
  PORTALS.map(({ lines }) => lines),
  JOURNALIST_NOTICE,
  DATA_REQUESTS,
].flatMap(collectTexts);

const isDay = (day: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && day <= LAST_CHECKED;

describe('every entry', () => {
  test('is in a table that is not empty', () => {
    expect(OFFENCES.length).toBeGreaterThan(25);
    expect(HELP_LINES.length).toBeGreaterThan(20);
    expect(STATEMENTS.length).toBeGreaterThan(100);
  });

  test('has known sources, a confidence and a date', () => {
    const wrong = ENTRIES.filter(
      ({ sources, confidence, checked }) =>
        sources.length === 0 ||
        !sources.every((id) => Object.hasOwn(SOURCES, id)) ||
        !['read', 'verify', 'memory', 'recheck'].includes(confidence) ||
        !isDay(checked),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
    expect(isDay(LAW_AS_OF)).toBe(true);
  });

  test('has a unique id in its table', () => {
    for (const table of [OFFENCES, HELP_LINES, LIMITATION_PERIODS, GUIDE, PORTALS, DATA_REQUESTS])
      expect(new Set(table.map(({ id }) => id)).size).toBe(table.length);
  });

  test('has text in both languages, and statements are full sentences', () => {
    expect(ALL_TEXTS.filter(({ fr, en }) => fr.trim() === '' || en.trim() === '' || fr === en)).toEqual([]);
    for (const { fr, en } of STATEMENTS) {
      expect(fr).toMatch(/[.?»]$/);
      expect(en).toMatch(/[.?»]$/);
    }
  });

  test('has no exclamation mark, no blame, no « tu » and no claim of legal value', () => {
    const all = ALL_TEXTS.flatMap(({ fr, en }) => [fr, en]).join('\n');
    expect(all).not.toMatch(/!|preuve certifiée|authenti|harceleur|valeur légale|(?<!si )\btu\b/i);
  });

  test('cites a source, and every source is cited', () => {
    const cited = new Set(ENTRIES.flatMap(({ sources }) => sources));
    expect(Object.keys(SOURCES).filter((id) => !cited.has(id as keyof typeof SOURCES))).toEqual([]);
  });
});

describe('unverified entries', () => {
  const isShown = ({ confidence }: SourcedEntry) => confidence === 'read' || confidence === 'verify';
  const unverified = ENTRIES.filter((entry) => !isShown(entry));

  test('stay in the tables for the next review', () => expect(unverified.length).toBeGreaterThan(0));

  test('are shown with « à vérifier » when they are nearly certain', () => {
    const nearlyCertain = ENTRIES.filter(({ confidence }) => confidence === 'verify');
    expect(nearlyCertain.length).toBeGreaterThan(0);
    for (const entry of nearlyCertain) expect(JSON.stringify(entry), entry.id).toContain('à vérifier');
  });

  test('say « à vérifier » only when they are marked so, but a letter may in one of its parts', () => {
    const unmarked = ENTRIES.filter((entry) => entry.confidence === 'read' && /à vérifier/.test(JSON.stringify(entry)));
    expect(unmarked.map(({ id }) => id).filter((id) => !id.startsWith('letter'))).toEqual([]);
  });

  test('are never shown', () => {
    const shown = [
      ...selectVerified(OFFENCES),
      ...selectVerified(STATEMENTS),
      ...SITUATIONS.flatMap((one) => helpLinesForSituation(one)),
    ];
    expect([...shown, ...LIMITATION_PERIODS].filter((entry) => !isShown(entry))).toEqual([]);
  });
});

describe('references between tables', () => {
  test('rules suggest existing offences, and every offence has a rule', () => {
    expect(Object.keys(SUGGESTION_RULES).toSorted()).toEqual(OFFENCES.map(({ id }) => id).toSorted());
  });

  test('every question leads to an offence or to something to do', () => {
    const used = new Set(Object.values(SUGGESTION_RULES).flat(2));
    const acted = new Set(WEEK_ACTIONS.flatMap(({ when }) => when));
    expect(QUESTION_IDS.filter((id) => !used.has(id) && !acted.has(id))).toEqual([]);
  });

  test('help lines of the guide exist and are verified', () => {
    const known = selectVerified(HELP_LINES).map(({ id }) => id);
    expect([...GUIDE, HELPER_CARD].flatMap(({ help }) => help).filter((id) => !known.includes(id))).toEqual([]);
  });

  test('every article cited in a text is in the tables', () => {
    const tables = [
      ...OFFENCES.map(({ article }) => article),
      ...OFFENCES.flatMap(({ aggravations }) => aggravations.map(({ fr }) => fr)),
      ...Object.values(SOURCES).map(({ title }) => title),
      // The complaint of the victim, cited by two offences.
      '226-6',
    ].join(' ');
    const words = readdirSync('src/ui/locales', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(`src/ui/locales/${file}`, 'utf8'));
    const dossier = readdirSync('src/dossier', { recursive: true, encoding: 'utf8' })
      .filter((file) => /^strings\/|readMe\.ts$/.test(file))
      .map((file) => readFileSync(`src/dossier/${file}`, 'utf8'));
    const cited = [...ALL_TEXTS.map(({ fr, en }) => `${fr} ${en}`), ...words, ...dossier]
      .join('\n')
      .match(/\b[LRD]?\d{3}(?:-\d{1,2})+\b/g);
    expect(cited?.length).toBeGreaterThan(3);
    expect([...new Set(cited)].filter((article) => !tables.includes(article))).toEqual([]);
  });
});

describe('help lines', () => {
  test('have a number or a URL, which is https', () => {
    for (const { id, number, url, confidence } of HELP_LINES) {
      if (confidence === 'read') expect(number ?? url, id).not.toBeNull();
      if (url !== null) expect(url).toMatch(/^https:\/\/[\w.-]+/);
      if (number !== null) expect(number).toMatch(/^[\d ]+$/);
    }
  });

  test('include a verified one for each situation', () => {
    expect(SITUATIONS.filter((situation) => helpLinesForSituation(situation).length === 0)).toEqual([]);
  });

  test('of a département are shown for it alone, with the day of their source', () => {
    expect(helpLinesOfDepartment('95').map(({ id, sourceDate }) => [id, sourceDate])).toEqual([
      ['cidff95', '2020-04-21'],
      ['dcdf', '2020-04-21'],
    ]);
    expect(helpLinesOfDepartment('75')).toEqual([]);
    // Local lines have no situation, so no other page shows them.
    const shown = SITUATIONS.flatMap(helpLinesForSituation);
    expect(shown.filter(({ department }) => department !== null)).toEqual([]);
  });

  test('have no obsolete number anywhere in the product', () => {
    const files = ['src', 'entrypoints', 'docs'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(tsx?|md|html)$/.test(file))
        .map((file) => `${folder}/${file}`),
    );
    const removeSpaces = (text: string) => text.replace(/[\s\u00a0.]/g, '');
    for (const file of files.filter((file) => file !== 'src/law/helpLines.ts')) {
      const text = removeSpaces(readFileSync(file, 'utf8'));
      const found = OBSOLETE_NUMBERS.filter((number) =>
        new RegExp(`(?<!\\d)${removeSpaces(number)}(?!\\d)`).test(text),
      );
      expect(found, file).toEqual([]);
    }
  });
});
