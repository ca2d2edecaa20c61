import { describe, expect, it } from 'vitest';
import type { Confidence } from '../../../src/domain/capture/extraction.ts';
import { ACCOUNT_FACTS, FICHE_FACTS } from '../../../src/domain/item/ficheFacts.ts';
import { statementParts } from '../../../src/dossier/data/statementParts.ts';
import type { DossierContext } from '../../../src/dossier/dossierPlan.ts';
import { accountsCsv, addressesCsv, chronologyCsv } from '../../../src/dossier/dossierTables.ts';
import { fillLetter } from '../../../src/dossier/letters/fillLetter.ts';
import { indexPage } from '../../../src/dossier/page/indexPage.ts';
import { bailiffSheetPdf } from '../../../src/dossier/pdf/bailiffSheet.ts';
import { reportPdf, summaryPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { prosecutorLetter } from '../../../src/law/letters/prosecutorLetter.ts';
import { stripWhitespace } from '../../support/dossier/externalTools.ts';
import { inventFullPosts } from '../../support/dossier/fullPosts.ts';
import { buildDossierContext, inventCase } from '../../support/dossier/inventedCase.ts';
import type { InventedPost } from '../../support/dossier/inventedPosts.ts';
import { readPdf } from '../../support/dossier/withPdf.ts';

/** Every value that the page of an exhibit prints as read on a page, by the name of its reading. */
const PRINTED = (
  'address.page address.permalink address.frame author.displayName author.handle author.profileUrl ' +
  'author.platformId author.verified posting.iso posting.raw posting.precision posting.source surface ' +
  'visibility text films context.quoted context.replyTo'
).split(' ');
/** Those that index.html prints. */
const ON_INDEX = [
  'address.permalink',
  ...ACCOUNT_FACTS,
  'author.verified',
  ...FICHE_FACTS.posting.fields,
  'surface',
  'visibility',
  'engagement',
  'films',
  'text',
];
const MARKS = { medium: 'lecture probable', low: 'lecture incertaine' } as const;

/** A full post whose only doubtful readings are `doubtful`. */
function doubtfulPost(doubtful: readonly string[], confidence: Confidence): InventedPost {
  const [full = expect.fail('no post')] = inventFullPosts();
  const fields = Object.fromEntries(
    [...new Set([...PRINTED, ...ON_INDEX])].map((name) => [
      name,
      { how: 'testid:text', confidence: doubtful.includes(name) ? confidence : 'high' } as const,
    ]),
  );
  const context = { quoted: full.observed.context.quoted, replyTo: full.observed.context.replyTo };
  return { ...full, observed: { ...full.observed, context, reading: { ...full.observed.reading, fields } } };
}

async function contextOf(fields: readonly string[], confidence: Confidence): Promise<DossierContext> {
  return buildDossierContext(await inventCase(fields.map((field) => doubtfulPost([field], confidence))));
}

it('a value that was not read has no mark, whatever else of it was read', async () => {
  const [full = expect.fail('no post')] = inventFullPosts();
  const unread = { how: 'not-found', confidence: null } as const;
  const unsure = { how: 'text:date', confidence: 'medium' } as const;
  const observed: InventedPost['observed'] = {
    ...full.observed,
    author: { handle: null, displayName: null, platformId: null, profileUrl: 'https://reseau.example/profil' },
    posting: { raw: 'il y a 2 j', iso: null, precision: null, source: 'text' },
    reading: {
      ...full.observed.reading,
      fields: { 'posting.iso': unread, 'posting.raw': unsure, 'author.profileUrl': unsure },
    },
  };
  const context = buildDossierContext(await inventCase([{ ...full, observed }]));
  const html = new TextDecoder().decode(await indexPage(context));
  expect(html).not.toContain(MARKS.medium);
  expect(await readPdf(summaryPdf(context))).not.toContain('20:14*');
});

describe.each(['medium', 'low'] as const)('a value that was read with %s confidence', (confidence) => {
  const mark = stripWhitespace(MARKS[confidence]);

  it('has its mark on the page of its exhibit, and the values beside it have none', async () => {
    const text = await readPdf(reportPdf(await contextOf(PRINTED, confidence), () => {}));
    const pages = PRINTED.map((_, index) => {
      const from = text.search(new RegExp(`Piècen°${index + 1}(?!\\d)[^A]{0,40}Adresse`));
      const to = text.indexOf('Textecomplet.', from);
      return text.slice(from, to);
    });
    const found = PRINTED.map((field, index) => [field, pages[index]?.split(mark).length]);
    expect(found).toEqual(PRINTED.map((field) => [field, 2]));
  });

  it('has none in the method', async () => {
    const certain = await readPdf(reportPdf(await contextOf(['none'], confidence), () => {}));
    expect(certain.split(stripWhitespace('Pièces Par compte'))[1]?.split(stripWhitespace('Récit'))[0]).not.toContain(
      mark,
    );
  });

  it('has its mark in index.html', async () => {
    const html = new TextDecoder().decode(await indexPage(await contextOf(ON_INDEX, confidence)));
    const articles = html.split('<article').slice(1);
    const found = ON_INDEX.map((field, index) => [field, articles[index]?.split(MARKS[confidence]).length]);
    expect(found).toEqual(ON_INDEX.map((field) => [field, 2]));
  });

  it('is doubtful in each document, whichever reading of the date or the account is', async () => {
    for (const [field, value, name] of [
      ['posting.source', '17/11 16:00*', 'date'],
      ['author.profileUrl', '@compte_complet*', 'compte'],
    ] as const) {
      const context = await contextOf([field], confidence);
      const { items } = context.snapshot;
      const text = await readPdf(summaryPdf(context));
      expect(text, field).toContain(stripWhitespace(value));
      for (const table of [chronologyCsv(items), addressesCsv(items)])
        expect(new TextDecoder().decode(table), field).toContain(`;${name} : ${MARKS[confidence]}`);
    }
  });

  it('has an asterisk in the lists, or the counts say how the kind was found', async () => {
    for (const [field, expected] of [
      ['posting.iso', '17/11 16:00*'],
      ['author.handle', '@compte_complet*'],
      ['text', 'Texte complet.*'],
      ['surface', `commentaire (1) : ${MARKS[confidence]}`],
    ] as const) {
      const text = await readPdf(summaryPdf(await contextOf([field], confidence)));
      expect(text, field).toContain(stripWhitespace(expected));
    }
  });

  it('has an asterisk on the sheet of the commissaire', async () => {
    for (const [field, expected] of [
      ['surface', 'commentaire* ;'],
      ['posting.iso', '(UTC+01:00)*.'],
      ['author.handle', '@compte_complet* ;'],
      ['text', 'Texte complet.* »'],
    ] as const) {
      const text = await readPdf(bailiffSheetPdf(await contextOf([field], confidence)));
      expect(text, field).toContain(stripWhitespace(expected));
      expect(text.split('*'), field).toHaveLength(3);
    }
  });

  it('has its mark on the first page, in the counts of days, and beside the dates of its account', async () => {
    const text = await readPdf(reportPdf(await contextOf(['posting.iso'], confidence), () => {}));
    const day = stripWhitespace(`17 novembre 2026 (${MARKS[confidence]})`);
    expect(text.split(day)).toHaveLength(2);
    expect(text.split(stripWhitespace('17 novembre 2026*'))).toHaveLength(3);
  });

  it('has its mark in comptes.csv, adresses.csv, the statement and the letters', async () => {
    const post = doubtfulPost(['posting.iso', 'author.handle', 'text', 'surface'], confidence);
    const context = buildDossierContext(await inventCase([post]));
    const { items } = context.snapshot;
    const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    expect(decode(accountsCsv(items))).toMatch(
      /lue, lecture probable ou incertaine.*compte : lecture probable ou incertaine/,
    );
    expect(decode(addressesCsv(items)).match(new RegExp(MARKS[confidence], 'g'))).toHaveLength(4);
    const rated = items.map((item) => ({ ...item, rating: { seriousness: 3 as const } }));
    const marked = { ...context, snapshot: { ...context.snapshot, items: rated } };
    const dossier = { fileName: 'recueil.zip', manifestDigest: 'abc', pdf: null };
    const quotes = statementParts(marked, dossier).filter(({ text }) => text.startsWith('Pièce n°'));
    expect(quotes.map(({ text }) => text.split(`(${MARKS[confidence]})`).length)).toEqual([4]);
    const letter = JSON.stringify(
      fillLetter(prosecutorLetter(undefined), { plan: marked, items: rated, dossiers: [dossier], sums: null }),
    );
    expect(letter).toContain(`commentaire (${MARKS[confidence]})`);
    expect(letter).toContain(`@compte_complet (${MARKS[confidence]})`);
    expect(letter).toContain(`(UTC+01:00) (${MARKS[confidence]})`);
    expect(letter).toContain(`» (${MARKS[confidence]})`);
  });
});
