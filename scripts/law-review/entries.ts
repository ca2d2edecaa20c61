import { REQUESTER_ROLES } from '../../src/domain/export/dossierOptions.ts';
import { GUIDE_GROUPS } from '../../src/law/guide/guideGroups.ts';
import { GUIDE } from '../../src/law/guide/guideScreens.ts';
import { HELPER_CARD } from '../../src/law/helperCard.ts';
import { HELP_LINES, type HelpLine } from '../../src/law/helpLines.ts';
import { type BilingualText, SECOND_READING, type SourcedEntry } from '../../src/law/legalSources.ts';
import type { Letter } from '../../src/law/letters/letter.ts';
import { LETTERS, platformNotice } from '../../src/law/letters/letterList.ts';
import {
  COMPLAINT_DOES_NOT_STOP_PERIOD,
  ESTIMATE_NOTICE,
  LIMITATION_PERIODS,
  UNDATED_IMPORTS_NOTICE,
} from '../../src/law/limitationPeriods.ts';
import { OFFENCE_DELAYS } from '../../src/law/offences/offence.ts';
import { PORTALS } from '../../src/law/portals.ts';
import { GROUP_TITLES, QUESTIONS } from '../../src/law/questions.ts';
import { OFFENCES } from '../../src/law/suggestions.ts';
import { WEEK_ACTIONS } from '../../src/law/weekActions.ts';

/** A text of an entry, at its place: `elements 2`. Letters, names and numbers have no English. */
export interface ReviewText {
  readonly field: string;
  readonly fr: string;
  readonly en: string;
}

/** An entry of the law tables, as a jurist reads it again. `table` and `id` together are unique. */
export interface ReviewEntry extends SourcedEntry {
  readonly table: string;
  readonly id: string;
  /** Empty when the entry cites none. */
  readonly article: string;
  readonly texts: readonly ReviewText[];
}

export function collectEntries(): readonly ReviewEntry[] {
  return [
    ...OFFENCES.map((offence) => toEntry('offences', offence.id, offence, offence.article)),
    ...LIMITATION_PERIODS.map((period) => toEntry('limitationPeriods', period.id, period)),
    toEntry('limitationPeriods', 'complaint', COMPLAINT_DOES_NOT_STOP_PERIOD),
    toEntry('limitationPeriods', 'estimate', ESTIMATE_NOTICE),
    toEntry('limitationPeriods', 'undated', UNDATED_IMPORTS_NOTICE),
    ...Object.entries(OFFENCE_DELAYS).flatMap(([id, { period, text }]) =>
      LIMITATION_PERIODS.filter((one) => one.id === period).map((one) => ({
        ...toEntry('limitationPeriods', `delay ${id}`, one),
        texts: collectTexts(text, []),
      })),
    ),
    ...HELP_LINES.map(toHelpLineEntry),
    ...[...GUIDE, ...HELPER_CARD.parts.map(({ id, lines }) => ({ id: `card ${id}`, lines }))].flatMap(({ id, lines }) =>
      lines.map((line, index) => toEntry('guide', `${id} ${index + 1}`, line)),
    ),
    ...PORTALS.flatMap(({ lines, ...portal }) => [
      toEntry('portals', portal.id, portal),
      ...lines.map((line, index) => toEntry('portals', `${portal.id} ${index + 1}`, line)),
    ]),
    ...WEEK_ACTIONS.map((action) => toEntry('weekActions', action.screen, action)),
    ...letterEntries(),
    ...QUESTIONS.map(({ id, text }) => toAdvice('questions', id, text)),
    ...titleEntries(),
  ];
}

function toEntry(table: string, id: string, entry: SourcedEntry, article = ''): ReviewEntry {
  const { sources, confidence, checked } = entry;
  return { table, id, article, sources, confidence, checked, texts: collectTexts(entry, []) };
}

function toHelpLineEntry(line: HelpLine): ReviewEntry {
  const entry = toEntry('helpLines', line.id, line);
  const contact = (['name', 'number', 'url', 'email'] as const).flatMap((field) => {
    const fr = line[field];
    return fr === null ? [] : [{ field, fr, en: '' }];
  });
  return { ...entry, texts: [...contact, ...entry.texts] };
}

/** Words without a text of law behind them. */
function toAdvice(table: string, id: string, text: BilingualText): ReviewEntry {
  const advice: SourcedEntry = { sources: ['advice'], confidence: 'read', checked: SECOND_READING };
  return { ...toEntry(table, id, advice), texts: collectTexts(text, []) };
}

function titleEntries(): readonly ReviewEntry[] {
  return [
    ...Object.entries(GROUP_TITLES).map(([id, title]) => toAdvice('titles', `question ${id}`, title)),
    ...GUIDE.map(({ id, title }) => toAdvice('titles', `screen ${id}`, title)),
    ...GUIDE_GROUPS.map(({ id, title }) => toAdvice('titles', `group ${id}`, title)),
    ...HELPER_CARD.parts.map(({ id, title }) => toAdvice('titles', `card ${id}`, title)),
  ];
}

/** Returns the bilingual texts of a value, at any depth. */
function collectTexts(value: unknown, path: readonly string[]): readonly ReviewText[] {
  if (typeof value !== 'object' || value === null) return [];
  const own =
    'fr' in value && 'en' in value
      ? [{ field: path.join(' ') || 'text', fr: String(value.fr), en: String(value.en) }]
      : [];
  const name = (key: string) => (/^\d+$/.test(key) ? String(Number(key) + 1) : key);
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => collectTexts(inner, [...path, name(key)]))];
}

/** Each letter of each role; a letter that several roles share is listed once. */
function letterEntries(): readonly ReviewEntry[] {
  const entries = new Map<string, ReviewEntry>();
  const add = (id: string, { sources, confidence, checked, ...letter }: Letter) => {
    const texts = [letter.title, ...letter.parts.flatMap(textsOfPart)].map((fr, index) => ({
      field: `text ${index + 1}`,
      fr,
      en: '',
    }));
    const key = JSON.stringify(texts);
    if (!entries.has(key)) entries.set(key, { table: 'letters', id, article: '', sources, confidence, checked, texts });
  };
  for (const role of REQUESTER_ROLES)
    for (const [name, letterFor] of Object.entries(LETTERS)) {
      const letter = letterFor(role);
      if (letter !== null) add(`${name} ${role}`, letter);
    }
  add('platformNotice', platformNotice('notification', 'X'));
  return [...entries.values()];
}

function textsOfPart(part: Letter['parts'][number]): readonly string[] {
  if ('text' in part) return [part.text];
  if ('items' in part) return part.items;
  return 'labels' in part ? part.labels : [];
}
