import { expect, it } from 'vitest';
import { forYouPdf } from '../../../../src/dossier/pdf/advicePdf.ts';
import { CONNECTION_REQUESTS } from '../../../../src/law/connectionRequests.ts';
import { GUIDE } from '../../../../src/law/guide/guideScreens.ts';
import { helpLinesById } from '../../../../src/law/helpLines.ts';
import { buildDeadlineList, type DatedItem } from '../../../../src/law/legalDeadlines.ts';
import { selectVerified } from '../../../../src/law/legalSources.ts';
import {
  COMPLAINT_DOES_NOT_STOP_PERIOD,
  ESTIMATE_NOTICE,
  LIMITATION_PERIODS,
  UNDATED_IMPORTS_NOTICE,
} from '../../../../src/law/limitationPeriods.ts';
import { OFFENCES } from '../../../../src/law/suggestions.ts';
import { readPdfText, runTool, stripWhitespace } from '../../../support/dossier/externalTools.ts';
import { buildDossierContext, inventCase } from '../../../support/dossier/inventedCase.ts';
import { inventSixPosts } from '../../../support/dossier/inventedPosts.ts';
import { withPdf } from '../../../support/dossier/withPdf.ts';
import { buildPublication } from '../../../support/law/buildPublication.ts';

const HATEFUL_POST = {
  ...buildPublication({ posting: { iso: '2026-08-20T10:00:00Z', precision: null }, discriminatory: true }),
  ordinal: 1,
};

interface AdviceOptions {
  readonly posts?: readonly DatedItem[];
  readonly layout?: boolean;
  readonly ordinals?: (number: number) => number;
  /** The number of the only rated exhibit. */
  readonly rated?: number;
  readonly language?: string;
}

/** The text of `pour-vous.pdf` on `today`, by default for a hateful public post of 20 August 2026. */
async function readAdvicePdf(
  today: string,
  { posts = [HATEFUL_POST], layout = false, ordinals = (number) => number, rated, language = 'fr' }: AdviceOptions = {},
) {
  const suggestions = OFFENCES.filter(({ id }) => id === 'outrage-sexiste');
  const advice = { deadlines: buildDeadlineList(posts, today), today, suggestions, letters: [] };
  const { snapshot, ...invented } = await inventCase(inventSixPosts());
  const [first = expect.fail('no item')] = snapshot.items;
  const items = Array.from({ length: 40 }, (_, index) => ({
    ...first,
    number: index + 1,
    standing: 'reported' as const,
    fiche: { ...first.fiche, ordinal: ordinals(index + 1) },
    ...(index + 1 === rated && { rating: { seriousness: 3 as const } }),
  }));
  const context = buildDossierContext({ ...invented, snapshot: { ...snapshot, items } });
  return withPdf(forYouPdf(context, advice, language), (path) =>
    layout ? runTool('pdftotext', ['-layout', path, '-']) : readPdfText(path),
  );
}

it('pour-vous.pdf says the day before, then on the legal day that it is the last, and the next day that it is over', async () => {
  const contains = async (today: string, words: string) =>
    expect(await readAdvicePdf(today), today).toContain(stripWhitespace(words));
  await contains('2026-11-18', 'Jusqu’au 19 novembre 2026');
  await contains('2026-11-20', 'C’est sans doute le dernier jour, le 20 novembre 2026 : voyez un avocat aujourd’hui');
  await contains('2026-11-21', 'C’était jusqu’au 20 novembre 2026');
  await contains('2026-11-21', 'Ce délai est sans doute passé');
});

it('pour-vous.pdf keeps three months beside the year that is only possible, and gives the delay of an offence', async () => {
  const text = await readAdvicePdf('2026-11-18');
  expect(text).toContain(stripWhitespace('Injure, diffamation, appel public à la violence : 3 mois'));
  expect(text).toContain(stripWhitespace('ne comptez pas dessus'));
  expect(text).toContain(stripWhitespace('Délai pour agir : 1 an (contravention).'));
  expect(text).toContain(stripWhitespace('Un fichier importé sans date n’a pas de jour ici'));
});

it('pour-vous.pdf has one table, with each date of each item once and no item left out', async () => {
  const posts = Array.from({ length: 40 }, (_, index) => {
    const day = String(1 + Math.floor(index / 5) * 2).padStart(2, '0');
    const posting = { iso: `2026-11-${day}T10:00:00Z`, precision: 's' } as const;
    return { ...buildPublication({ posting }), ordinal: 1 + ((index * 7) % 40) };
  });
  const lines = (await readAdvicePdf('2026-11-21', { posts, layout: true })).split('\n');
  const head = lines.findIndex((line) => line.includes('Pièces n°'));
  const end = lines.findIndex((line, index) => index > head && line.startsWith('Injure, diffamation'));
  const table = lines.slice(head + 1, end).join('\n');
  const numbers = table.match(/^(?:\d+,? ?)+/gm)?.flatMap((row) => row.match(/\d+/g) ?? []);
  expect(numbers?.map(Number).toSorted((a, b) => a - b)).toEqual(posts.map((_, index) => index + 1));
  expect(lines.filter((line) => line.startsWith('Pièces n°'))).toHaveLength(1);
  expect(lines.join(' ')).not.toMatch(/et \d+ autres/);
});

it('pour-vous.pdf has the nearest date first, and one row for all that is over or not in the dossier', async () => {
  const postOn = (ordinal: number, iso: string) => ({
    ...buildPublication({ posting: { iso: `${iso}T10:00:00Z`, precision: 's' } }),
    ordinal,
  });
  const days = Array.from({ length: 28 }, (_, index) => String(index + 1).padStart(2, '0'));
  const posts = [
    ...days.map((day, index) => postOn(100 + index, `2026-08-${day}`)),
    ...days.map((day, index) => postOn(1 + index, `2026-10-${day}`)),
    ...['01', '02'].map((day, index) => postOn(30 + index, `2026-03-${day}`)),
    { ...postOn(40, '2026-03-01'), posting: { iso: null, precision: null } },
  ];
  const text = await readAdvicePdf('2026-11-21', { posts, layout: true });
  const table = text.slice(text.indexOf('Pièces n°'), text.search(/\d\/\d+\n\fInjure, diffamation/));
  const [, ...rows] = table.split(/\n\s*\n/).filter((row) => row.trim() !== '');
  expect(rows).toHaveLength(11);
  // Of what is not in the dossier, 20 captures are over for the press.
  expect(rows[0]).toMatch(/^hors du [\s\S]*dernier jour, le 21 [\s\S]*puis 7 autres dates[\s\S]*20 captures/);
  expect(rows.slice(1, 8).map((row) => row.trim()[0])).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  expect(rows[8]).toMatch(/^8 à 28 +Jusqu’au 7 janvier [\s\S]*puis 14 autres dates/);
  expect(rows[9]).toMatch(/^40 +Date non lue/);
  expect(rows[10]).toMatch(/^30, 31 +C’était jusqu’au 2 [\s\S]*et 1 date avant/);
});

it('pour-vous.pdf has the dates of what was rated before those of what was not', async () => {
  const posts = Array.from({ length: 20 }, (_, index) => ({
    ...buildPublication({
      posting: { iso: `2026-10-${String(index + 1).padStart(2, '0')}T10:00:00Z`, precision: 's' },
    }),
    ordinal: index + 1,
  }));
  const text = await readAdvicePdf('2026-11-21', { posts, layout: true, rated: 17 });
  const [, ...rows] = text.slice(text.indexOf('Pièces n°')).split(/\n\s*\n/);
  expect(rows.slice(0, 3).map((row) => row.trim().split(/\s/)[0])).toEqual(['17', '1', '2']);
});

it('pour-vous.pdf says whom to have identified first, and where that was read', async () => {
  const text = await readAdvicePdf('2026-11-18');
  expect(text).toContain(stripWhitespace('Qui faire identifier d’abord'));
  // Not cut in its narrow column.
  const { depends } = CONNECTION_REQUESTS.answers;
  expect(text).toContain(stripWhitespace(depends.fr));
  const english = await readAdvicePdf('2026-11-18', { language: 'en' });
  expect(english).toContain(stripWhitespace(depends.en.slice(depends.en.indexOf('Public call'))));
  expect(text).toContain(stripWhitespace('Code de procédure pénale, articles 40-2, 43 et 60-1-2'));
});

it('pour-vous.pdf numbers as the dossier does, and says what is not in it', async () => {
  const posts = [2, 12, 99].map((ordinal) => ({ ...HATEFUL_POST, ordinal }));
  // Ten items were withdrawn before the second exhibit.
  const text = await readAdvicePdf('2026-11-18', {
    posts,
    layout: true,
    ordinals: (number) => (number === 1 ? 2 : number + 10),
  });
  const table = text.slice(text.indexOf('Pièces n°'));
  expect(table).toMatch(/^\s*1, 2\b/m);
  expect(table).toMatch(/^hors du\b/m);
  expect(table).toMatch(/^dossier : 1\b/m);
  expect(text).toMatch(/Relues le .*\. Textes de loi relus jusqu’au /);
  const outside = async (language: string, ...numbers: readonly number[]) => {
    const deadlines = numbers.map((ordinal) => ({ ...HATEFUL_POST, ordinal }));
    return readAdvicePdf('2026-11-18', { posts: deadlines, language });
  };
  expect(await outside('fr', 93, 95)).toContain(stripWhitespace('hors du dossier : 2 captures'));
  expect(await outside('en', 93, 95)).toContain(stripWhitespace('not in the dossier: 2 captures'));
  expect(await outside('en', 93)).toContain(stripWhitespace('not in the dossier: 1 capture'));
});

it('pour-vous.pdf is in English when the interface is: no sentence of the law remains in French', async () => {
  const whole = await readAdvicePdf('2026-11-18', { language: 'en-US' });
  // Below stand the titles of French sources.
  const text = whole.slice(0, whole.lastIndexOf('Sources'));
  const strip = (words: string) => stripWhitespace(words.replaceAll("'", '’'));
  for (const words of ['For you', 'Until 19 November 2026', 'Who can help', 'text 114', 'General information'])
    expect(whole).toContain(strip(words));
  const outrage = OFFENCES.find(({ id }) => id === 'outrage-sexiste');
  const press = LIMITATION_PERIODS.find(({ id }) => id === 'press');
  const said = [
    ...[ESTIMATE_NOTICE, UNDATED_IMPORTS_NOTICE, COMPLAINT_DOES_NOT_STOP_PERIOD],
    ...[press?.title, press?.meaning, press?.computed, press?.uncertain],
    ...[outrage?.label, ...(outrage?.elements ?? []), ...(outrage?.aggravations ?? [])],
    ...['danger', 'order', 'complain', 'refused', 'money'].flatMap((id) => {
      const screen = GUIDE.find((one) => one.id === id);
      return screen === undefined ? [] : [screen.title, ...selectVerified(screen.lines)];
    }),
    ...helpLinesById(['17', '3018', '3114']).map(({ forWhom }) => forWhom),
  ].filter((one) => one !== undefined);
  expect(said.length).toBeGreaterThan(30);
  expect(said.filter(({ en }) => !text.includes(strip(en)))).toEqual([]);
  expect(said.filter(({ fr, en }) => !en.includes(fr) && text.includes(strip(fr)))).toEqual([]);
  expect(await readAdvicePdf('2026-11-20', { language: 'en' })).toContain(
    strip('This is probably the last day, 20 November 2026: see an avocat (lawyer) today'),
  );
  expect(await readAdvicePdf('2026-11-21', { language: 'en' })).toContain(strip('It was until 20 November 2026'));
});
