import { expect, it } from 'vitest';
import type { DossierOptions } from '../../../../../src/domain/export/dossierOptions.ts';
import { CATEGORIES } from '../../../../../src/domain/item/itemNotes.ts';
import { summaryPdf } from '../../../../../src/dossier/pdf/dossierReport.ts';
import * as documents from '../../../../../src/dossier/strings/documents.ts';
import { readPdfText, runTool, stripWhitespace } from '../../../../support/dossier/externalTools.ts';
import { buildDossierContext, changeItems, inventCase, markItems } from '../../../../support/dossier/inventedCase.ts';
import { inventPost } from '../../../../support/dossier/inventedPosts.ts';
import { readPdf, withPdf } from '../../../../support/dossier/withPdf.ts';

const PLATFORMS = ['x', 'facebook', 'instagram', 'tiktok', 'youtube', 'reddit', 'mastodon', 'bluesky'];
const PLAN: DossierOptions = {
  danger: 'yes',
  requester: { role: 'parent', concerned: 'Camille Exemple '.repeat(12) },
  asked: 'Que cela cesse. '.repeat(200),
};

it.each([
  ['a long text, a short address', 'mot '.repeat(200), 'h'.repeat(60), 'a'.repeat(40)],
  ['a long address', 'Assez.', 'W'.repeat(80), 'a'.repeat(500)],
])('summaryPdf makes two pages, however long its values are: %s', async (_, text, handle, path) => {
  const posts = PLATFORMS.map((platform, index) =>
    inventPost({
      platform,
      text,
      author: { handle },
      address: { permalink: `https://example.org/${path}${index}` },
      posting: { iso: `2026-11-0${index + 1}T10:00:00Z`, precision: 'min' },
    }),
  );
  const inventedCase = await inventCase(posts);
  const at = '2026-11-19T10:00:00.000Z';
  const rated = changeItems(inventedCase, (item) => ({
    ...item,
    rating: { seriousness: 3 },
    notes: {
      schema: 'recueil/notes/1',
      item: item.fiche.id,
      categories: { value: CATEGORIES, at },
      seriousness: { value: 3, at },
    },
  }));
  const summary = await withPdf(summaryPdf(buildDossierContext(rated, { options: PLAN })), (pdf) => {
    expect(runTool('pdfinfo', [pdf])).toMatch(/Pages: +2\n/);
    return readPdfText(pdf);
  });
  for (const expected of ['8 comptes lus sur les captures', 'Les trois pièces les plus graves, mot pour mot', 'Fait à'])
    expect(summary).toContain(stripWhitespace(expected));
  expect(summary).not.toContain('auteur');
});

it('summaryPdf counts images that the person reported one by one, and says of no account that it is reported', async () => {
  const images = Array.from({ length: 4 }, (_, index) =>
    inventPost({
      platform: 'whatsapp',
      address: { page: null, permalink: null },
      author: { handle: null, displayName: null, platformId: null, profileUrl: null },
      posting: { iso: index < 2 ? '2026-11-03' : '2026-11-05', precision: 'day' },
    }),
  );
  const invented = markItems(await inventCase(images), ({ number }) => (number === 4 ? undefined : 'reported'));
  const text = await readPdf(summaryPdf(buildDossierContext(invented)));
  for (const expected of [
    'Par quels comptes Compte non lu : 4 pièces.',
    'Combien 3 publications : WhatsApp (3) ; 4 pièces.',
    '3 novembre 2026 – 5 novembre 2026.',
    'Publications par jour, en 2026 03/11 : 2 ; 05/11 : 1.',
    '1 pièce dont le compte n’a pas été lu, non comptée.',
  ])
    expect(text).toContain(stripWhitespace(expected));
});

it('summaryPdf gives the hours of one year without it, and says the year once', async () => {
  const posts = [9, 9, 11].map((hour) =>
    inventPost({ posting: { iso: `2026-11-03T${String(hour).padStart(2, '0')}:10:00.000Z`, precision: 'min' } }),
  );
  const text = await readPdf(summaryPdf(buildDossierContext(await inventCase(posts))));
  expect(text).toContain(stripWhitespace('heure par heure, en 2026 03/11 10 h : 2 ; 03/11 12 h : 1.'));
});

it.each([
  ['Signalement à PHAROS', 'PHAROS', '9 novembre : Signalement à PHAROS.'],
  ['Avocat', 'Avocat', '9 novembre : Avocat.'],
  ['Plainte (police, gendarmerie)', '', '9 novembre : Plainte (police, gendarmerie).'],
  ['Établissement scolaire', 'aire', '9 novembre : Établissement scolaire, aire.'],
  ['Signalement à la plateforme', 'X', '9 novembre : Signalement à la plateforme, X.'],
])('a démarche names its recipient, unless it ends with that word: %s, « %s »', (kind, where, line) => {
  expect(documents.summary.step('9 novembre', kind, where, '', '')).toBe(line);
});

it('quotes what the person compared with an image, and names where the words of a file are', async () => {
  const unread = inventPost({ text: null, posting: { iso: '2026-11-03', precision: 'day' } });
  const undated = inventPost({ text: null, posting: { raw: null, iso: null, precision: null, source: null } });
  const email = { name: 'a.eml', format: 'eml', family: 'email', pixels: null, dates: [], facts: {}, takenBy: null };
  const invented = changeItems(await inventCase([unread, undated, undated]), (item) =>
    item.number === 3
      ? { ...item, fiche: { ...item.fiche, received: email as never } }
      : { ...item, rating: { seriousness: 3 }, ...(item.number === 1 && { checkedText: 'On sait où tu habites.' }) },
  );
  const text = await readPdf(summaryPdf(buildDossierContext(invented)));
  for (const expected of [
    '« On sait où tu habites. »',
    'lu par machine dans l’image, vérifié par qui remet le dossier',
    '03/11/2026 : 1 ; jour non lu ou incertain : 2.',
    'texte du fichier : voir la pièce',
  ])
    expect(text).toContain(stripWhitespace(expected));
});
