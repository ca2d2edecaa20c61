import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import type { DossierOptions } from '../../../src/domain/export/dossierOptions.ts';
import { applyPostingWindow } from '../../../src/domain/item/postingWindow.ts';
import { reportPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfDocument.ts';
import { readPngSize } from '../../../src/dossier/pdf/engine/pngToRgb.ts';
import { findForeignScript } from '../../../src/dossier/pdf/layout/rows.ts';
import { PLATFORMS } from '../../../src/platforms/platforms.ts';
import { compareIdTime } from '../../../src/platforms/platformTable.ts';
import {
  readDestinations,
  readEncodedStrings,
  readPdfText,
  runTool,
  stripWhitespace,
  uncompressPdf,
} from '../../support/dossier/externalTools.ts';
import { buildDossierContext, changeItems, inventCase } from '../../support/dossier/inventedCase.ts';
import { type InventedPost, inventPost } from '../../support/dossier/inventedPosts.ts';
import { grayPng } from '../../support/dossier/pictures.ts';
import { readReport } from '../../support/dossier/withPdf.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

const folder = makeTestFolder();

async function reportOf(posts: readonly InventedPost[]): Promise<string> {
  const inventedCase = await inventCase(posts);
  const path = join(folder, `${Math.trunc(performance.now() * 1000)}.pdf`);
  writeFileSync(path, await collectBytes(reportPdf(buildDossierContext(inventedCase), () => {})));
  return path;
}

const xPost = (id: string, page = id, overrides: Parameters<typeof inventPost>[0] = {}) =>
  inventPost({
    address: { page: `https://x.com/a/status/${page}`, permalink: `https://x.com/a/status/${id}` },
    nativeIds: { post: id },
    ...overrides,
  });

it('a whole screen has its words as text of the screen, without an account, and says what its image shows', async () => {
  const post = inventPost({
    surface: 'page',
    text: null,
    provenance: { tool: 'recueil', version: '0.1.0', options: { mode: 'screen', entry: 'screen' } },
  });
  const files = post.files
    .filter(({ role }) => role !== 'post')
    .map((file) => (file.role === 'text' ? { ...file, content: 'Trois messages à l’écran.' } : file));
  const path = await reportOf([{ ...post, files }]);
  const text = readPdfText(path);
  expect(text).toContain(stripWhitespace('Texte de l’écran, non attribué Trois messages à l’écran.'));
  expect(text).not.toContain(stripWhitespace('Texte : non lu'));
  expect(readEncodedStrings(path, 'Alt')).toContain('Capture d’un écran entier, pièce n° 1');
});

it('the code of a page that stays out is said, and nothing is said of one that is joined', async () => {
  const told = stripWhitespace('Le code des pages de 2 pièces a son empreinte et n’est pas joint.');
  const inventedCase = await inventCase([xPost('1'), xPost('2')]);
  const textWith = async (options: DossierOptions): Promise<string> => {
    const path = join(folder, `${options.parts?.sources}.pdf`);
    writeFileSync(path, await collectBytes(reportPdf(buildDossierContext(inventedCase, { options }), () => {})));
    return readPdfText(path);
  };
  expect(await textWith({ parts: { sources: false } })).toContain(told);
  expect(await textWith({ parts: { sources: true } })).not.toContain(stripWhitespace('Le code des pages de'));
});

it('a name that the page gives twice is printed once, and a quotation without one says that it is not read', async () => {
  const author = { handle: 'Secateur', displayName: 'Secateur', profileUrl: null, platformId: null };
  const quoted = { author: null, permalink: null, text: 'Un texte cité.' };
  const post = inventPost({ platform: 'phpbb', author, context: { quoted, replyTo: null } });
  const text = readPdfText(await reportOf([post]));
  expect(text).not.toContain(stripWhitespace('Secateur, Secateur'));
  expect(text).toContain(stripWhitespace('cite un texte dont le compte n’est pas lu'));
  expect(text).not.toContain(stripWhitespace('cite non lu'));
});

it('a region that the person drew is told as a part of the page, whose words are nobody’s in particular', async () => {
  const how = { how: 'region', confidence: null } as const;
  const post = inventPost({
    surface: 'page',
    text: 'Mots dans la zone.',
    posting: { raw: null, iso: null, precision: null, source: null },
    provenance: { tool: 'recueil', version: '0.1.0', options: { mode: 'zone', entry: 'zone' } },
    reading: { reader: 'generic', version: '5', confirmed: null, fields: { 'posting.iso': how } },
  });
  const path = await reportOf([post]);
  const text = readPdfText(path);
  for (const words of ['une partie de la page a été capturée', 'Texte de la partie capturée, non attribué'])
    expect(text).toContain(stripWhitespace(words));
  expect(text).not.toContain(stripWhitespace('tout l’écran a été capturé'));
  expect(readEncodedStrings(path, 'Alt')).toContain('Capture d’une partie de la page, pièce n° 1');
});

it('a relative time is quoted as the page showed it, with the moment of its reading, and the days that it means', async () => {
  const fields = { 'posting.iso': { how: 'text:date+now', confidence: 'low' } } as const;
  const post = inventPost({
    platform: 'youtube',
    acquiredAt: '2026-11-27T13:05:00.000Z',
    posting: { raw: 'il y a 2 jours', iso: '2026-11', precision: 'month', source: 'text' },
    warnings: ['relative-time-only'],
    reading: { reader: 'youtube', version: '1', confirmed: null, fields },
  });
  const invented = await inventCase([post]);
  const dated = changeItems(invented, (item) => ({ ...item, fiche: applyPostingWindow(item.fiche) }));
  const text = await readReport(dated);
  for (const words of [
    'entre le 24 et le 25 novembre 2026',
    'affichée sur la page « il y a 2 jours », lue le 27 novembre 2026, 14:05:00 (UTC+01:00)',
    'La page ne donnait qu’une durée, pas de date.',
  ])
    expect(text).toContain(stripWhitespace(words));
  expect(text).not.toContain(stripWhitespace('mois seulement'));
});

it('exhibits are by account, then by date, with the exhibit under which they were shown, and without their screen', async () => {
  const author = (handle: string) => ({ handle, displayName: null, platformId: null, profileUrl: null });
  const posts = [
    { ...xPost('1', '1', { author: author('a') }) },
    { ...xPost('2', '1', { surface: 'reply', author: author('b') }) },
    { ...xPost('3', '1', { surface: 'reply', author: author('a') }) },
  ];
  const path = await reportOf(posts);
  const text = readPdfText(path);
  expect(text.split(stripWhitespace('affichée sous la pièce n° 1'))).toHaveLength(3);
  const titles = [...text.matchAll(/Piècen°(\d)(?:piècen°\d)?(?:affichée|Adresse)/g)].map(([, number]) => number);
  expect(titles).toEqual(['1', '3', '2']);
  expect([...(await readDestinations(path)).keys()].filter((name) => /^E\d+$/.test(name))).toEqual([]);
});

it('an image is embedded with the pixels of its file', async () => {
  const pixels = grayPng(90, 40, (x, y) => (x * 7 + y * 3) % 256);
  const post = xPost('1');
  const files = post.files.map((file) => (file.role === 'post' ? { ...file, content: pixels } : file));
  const path = await reportOf([{ ...post, files }]);
  expect(readPdfText(path)).toContain(stripWhitespace('Images, sauf mention : mêmes pixels que publication.png'));
  const list = runTool('pdfimages', ['-list', path]);
  expect(list).toMatch(/ 90 +40 +gray/);
  runTool('pdfimages', ['-png', path, join(folder, 'image')]);
  const extracted = readdirSync(folder)
    .filter((name) => name.startsWith('image') && name.endsWith('.png'))
    .map((name) => readFileSync(join(folder, name)))
    .find((png) => readPngSize(png).width === 90);
  expect(decode(extracted ?? Buffer.alloc(0)).data).toEqual(decode(pixels).data);
});

it('the exhibit of an account’s page is named when its address has another form', async () => {
  const author = { displayName: 'A', handle: 'compte_a', profileUrl: 'https://x.com/compte_a', platformId: null };
  const page = { page: 'https://x.com/Compte_A?s=20', permalink: null, canonical: null, dropped: [] };
  const posts = [
    xPost('2100000000000000001', undefined, { author }),
    inventPost({ surface: 'profile', author: { ...author, handle: 'Compte_A', profileUrl: null }, address: page }),
  ];
  const text = readPdfText(await reportOf(posts));
  expect(text).toContain(stripWhitespace('page du compte : pièce n° 2'));
});

it('the summary counts a visibility that the person stated, and says whose word it is', async () => {
  const statement = { value: 'public' as const, at: '2026-11-19T10:00:00.000Z' };
  const posts = [null, null, 'public' as const].map((visibility, index) =>
    xPost(`210000000000000000${index}`, undefined, { visibility }),
  );
  const invented = await inventCase(posts);
  const stated = changeItems(invented, (item) =>
    item.number === 1
      ? { ...item, notes: { schema: 'recueil/notes/1', item: item.fiche.id, visibility: statement } }
      : item,
  );
  const text = await readReport(stated);
  expect(text).toContain(stripWhitespace('publique, selon qui remet le dossier (1)'));
  expect(text).toContain(stripWhitespace('non lu (1)'));
});

describe('the time in an id', () => {
  const snowflake = (at: string) => ((BigInt(Date.parse(at)) - 1_288_834_974_657n) << 22n).toString();
  const posting = (iso: string) => ({ raw: null, iso, precision: 's' as const, source: 'dom' });
  const address = { permalink: null, canonical: null, dropped: [], page: null };

  it('is read from the own address of a post of X whose ids were not read', () => {
    const at = '2026-11-17T18:55:31.000Z';
    const permalink = `https://x.com/compte/status/${snowflake(at)}`;
    const fiche = { platform: 'x', nativeIds: {}, posting: posting(at), address: { ...address, permalink } };
    expect(compareIdTime(fiche)).toEqual({ at, same: true });
    expect(compareIdTime({ ...fiche, posting: posting('2026-11-17T18:55:32.000Z') })).toEqual({ at, same: false });
    const expected = { at, same: true };
    expect(compareIdTime({ ...fiche, address: { ...address, permalink: `${permalink}/photo/1` } })).toEqual(expected);
    expect(compareIdTime({ ...fiche, address })).toBeNull();
  });

  it('is no contradiction of a date without a time', async () => {
    const at = '2026-11-17T18:55:31.400Z';
    const day = { raw: '17 nov.', iso: '2026-11-17', precision: 'day' as const, source: 'text' };
    const text = readPdfText(await reportOf([inventPost({ nativeIds: { post: snowflake(at) }, posting: day })]));
    expect(text).toContain(stripWhitespace('l’identifiant contient l’heure 17 novembre 2026, 18:55:31 UTC'));
    expect(text).not.toContain(stripWhitespace('une autre heure'));
  });

  it('is compared with the date that was read, to the second', async () => {
    const at = '2026-11-17T18:55:31.400Z';
    const same = { nativeIds: { post: snowflake(at) }, posting: posting('2026-11-17T18:55:31.000Z') };
    const other = { nativeIds: { post: snowflake(at) }, posting: posting('2026-11-17T18:55:32.000Z') };
    const text = readPdfText(await reportOf([inventPost(same), inventPost(other)]));
    expect(text.split(stripWhitespace('l’identifiant contient la même heure'))).toHaveLength(2);
    expect(text).toContain(stripWhitespace('l’identifiant contient une autre heure : 17 novembre 2026, 18:55:31 UTC'));
  });

  it('says nothing of a comment whose only timed id is that of the post it is on', () => {
    const nativeIds = { post: 'DRLpt0fDWyF', comment: '18000000000000001' };
    const fiche = { platform: 'instagram', nativeIds, posting: posting('2026-11-18T09:00:00.000Z'), address };
    expect(compareIdTime(fiche)).toBeNull();
    expect(compareIdTime({ ...fiche, nativeIds: { post: nativeIds.post } })).toMatchObject({ same: false });
  });

  it('is the same whenever the date is the instant of the id, and another one otherwise', () => {
    const instants = fc.date({ min: new Date('2011-01-01'), max: new Date('2070-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 5 }), (at, later) => {
        const read = new Date(at.getTime() + later * 1000).toISOString();
        const fiche = {
          platform: 'x',
          nativeIds: { post: snowflake(at.toISOString()) },
          posting: posting(read),
          address,
        };
        expect(compareIdTime(fiche)).toEqual({ at: at.toISOString(), same: later === 0 });
      }),
    );
  });
});

describe('the mark of modification', () => {
  it('is stated where it was read', async () => {
    const reading = (reader: string) => ({ reader, version: '1', confirmed: null, fields: {} });
    const text = readPdfText(
      await reportOf([
        inventPost({ reading: reading('mastodon'), warnings: ['edited'] }),
        inventPost({ reading: reading('mastodon') }),
        inventPost({ reading: reading('x') }),
      ]),
    );
    expect(text.split(stripWhitespace('mention de modification'))).toHaveLength(2);
    expect(text).toContain(stripWhitespace('mention de modification lue sur la page'));
  });

  it('is looked for by the readers that say so', () => {
    const sites = join(import.meta.dirname, '../../../src/platforms');
    const found = readdirSync(sites, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/^(?:reading\/|platformTable)/.test(name))
      .filter((name) => readFileSync(join(sites, name), 'utf8').includes("'edited'"))
      .map((name) => name.split(/[/.]/)[0]);
    const stated = PLATFORMS.filter(({ readsEdits }) => readsEdits).map(({ id }) => id);
    expect([...new Set(found)].toSorted()).toEqual(stated.toSorted());
  });
});

describe('a text in another script', () => {
  it('has the script named, a blank for a translation, and its language tag', async () => {
    const path = await reportOf([
      xPost('1', '1', { text: 'سأجدك أينما كنت' }),
      xPost('2', '2', { text: 'Bonjour à tous' }),
    ]);
    expect(readPdfText(path).split(stripWhitespace('Écriture arabe. Traduction (non assermentée) :'))).toHaveLength(2);
    expect(uncompressPdf(path)).toContain('/Lang (und-Arab)');
  });

  it('is found from a third of the letters on', () => {
    expect(findForeignScript('Она всё равно уйдёт')).toEqual({ name: 'cyrillique', lang: 'und-Cyrl' });
    expect(findForeignScript('Un mot, мир, et la suite en français')).toBeNull();
    expect(findForeignScript('12:30 😀')).toBeNull();
    expect(findForeignScript(null)).toBeNull();
  });
});

it('an exhibit names the captured page of its account', async () => {
  const account = (handle: string) => ({ author: { handle, profileUrl: `https://x.com/${handle}` } });
  const profile = inventPost({
    ...account('vu'),
    surface: 'profile',
    address: { page: 'https://x.com/vu', permalink: 'https://x.com/vu' },
    context: {
      quoted: null,
      replyTo: null,
      linked: { item: '00000000-0000-4000-8000-000000000001', relation: 'profile' },
    },
  });
  const text = readPdfText(await reportOf([xPost('1', '1', account('vu')), profile]));
  // Once: it is no publication of the account.
  expect(text).toContain(stripWhitespace('page du compte : pièce n° 2 ; pièce n° 1'));
});
