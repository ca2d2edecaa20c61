import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { DossierOptions } from '../../../src/domain/export/dossierOptions.ts';
import type { DrawText } from '../../../src/dossier/dossierPlan.ts';
import { identificationCsv } from '../../../src/dossier/identificationTable.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfDocument.ts';
import { identificationSheetPdf } from '../../../src/dossier/pdf/identificationSheet.ts';
import { runTool, stripWhitespace, uncompressPdf } from '../../support/dossier/externalTools.ts';
import { buildHostilePost, HOSTILE_TEXTS } from '../../support/dossier/hostilePosts.ts';
import { postOnUnknownSite, postWithoutAccountId, renamedComment } from '../../support/dossier/identifiedPosts.ts';
import {
  buildDossierContext,
  inventCase,
  markItems,
  writeInventedDossier,
} from '../../support/dossier/inventedCase.ts';
import { type InventedPost, inventPost } from '../../support/dossier/inventedPosts.ts';
import { drawGreyText } from '../../support/dossier/pictures.ts';
import { readPdf } from '../../support/dossier/withPdf.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

const folder = makeTestFolder();

async function writeSheet(posts: readonly InventedPost[], drawText?: DrawText): Promise<string> {
  const context = buildDossierContext(markItems(await inventCase(posts)), drawText === undefined ? {} : { drawText });
  const path = join(folder, 'fiche-identification.pdf');
  writeFileSync(path, await collectBytes(identificationSheetPdf(context)));
  return path;
}

/** The text of each page, in the order in which it was drawn. */
const readPages = (path: string): string[] =>
  runTool('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-']).split('\f').slice(0, -1).map(stripWhitespace);

/** The rows as Python reads them. */
function readByPython(bytes: Uint8Array): string[][] {
  const path = join(folder, 'fiche-identification.csv');
  writeFileSync(path, bytes);
  const script =
    'import csv,json,sys;print(json.dumps(list(csv.reader(open(sys.argv[1],encoding="utf-8-sig",newline=""),delimiter=";"))))';
  return JSON.parse(runTool('python3', ['-c', script, path]));
}

const thirty = Array.from({ length: 30 }, (_, index) => postWithoutAccountId(index));

it('names a forum by its domain, not by its software', async () => {
  const posts = [
    inventPost({
      platform: 'xenforo',
      author: { handle: 'membre', profileUrl: 'https://forum-invente.example/membres/1' },
    }),
  ];
  const text = readPages(await writeSheet(posts)).join('');
  expect(text).toContain('forum-invente.example');
  expect(text).not.toContain('XenForo');
  const { snapshot } = markItems(await inventCase(posts));
  const [, row = []] = readByPython(identificationCsv(snapshot.items, {}, '2026-11-20'));
  expect(row.slice(1, 3)).toEqual(['forum-invente.example', 'forum-invente.example']);
});

describe('fiche-identification.pdf', () => {
  it('has a row an account below the company to ask, and what a requisition asks once', async () => {
    const pages = readPages(
      await writeSheet([renamedComment(3), renamedComment(12), postWithoutAccountId(0), postOnUnknownSite()]),
    );
    expect(pages.length).toBeLessThanOrEqual(2);
    const text = pages.join('');
    for (const expected of [
      'YouTube, www.youtube.com',
      'Google Ireland Limited',
      'Contact publié pour les autorités',
      'à vérifier',
      '@ombre_du_lac',
      '@rive_gauche',
      'identifiant permanent UCinvente000000000000001',
      'https://www.youtube.com/channel/UCinvente000000000000001',
      '2 publications : de 2026-11-03* à 2026-11-12*',
      'X (ex-Twitter), x.com',
      '1 publication : 2026-11-03 15:02:41 UTC',
      // A year after the publication, less a day.
      '2027-11-02',
      'forum.example.org',
      'Société destinataire aucune source dans Recueil : à vérifier',
      'Jour le plus proche : 2027-11-02, ou bien avant. Sauf n° 4 :',
      'jour non calculé, données peut-être déjà effacées.',
      'Données à conserver',
    ])
      expect(text, expected).toContain(stripWhitespace(expected));
    expect(text.split(stripWhitespace('(décret n° 2021-1362, article 2)'))).toHaveLength(2);
    // An account is not a person, and nobody is accused.
    expect(text).not.toMatch(/auteur|coupable|harcel|victime|délai|prescri|peine|infraction|null|undefined/i);
  });

  it('names the exhibits of which no account was read, by platform, with whom to ask', async () => {
    const nobody = { handle: null, displayName: null, platformId: null, profileUrl: null };
    const invented = await inventCase([
      postWithoutAccountId(0),
      inventPost({ platform: 'whatsapp', author: nobody, address: { page: null, permalink: null } }),
    ]);
    const marked = markItems(invented, ({ number }) => (number === 1 ? 'reported' : undefined));
    const text = await readPdf(identificationSheetPdf(buildDossierContext(marked)));
    expect(text).toContain(
      stripWhitespace(
        'Non repris, compte non lu : pièces n° 2 (WhatsApp). Société destinataire : WhatsApp Ireland Limited, Irlande (à vérifier).',
      ),
    );
  });

  it('lists every exhibit of an account, or says where the others are', async () => {
    // Two accounts in turn, so that no numbers are a range.
    const posts = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        inventPost({
          author: { handle: index % 2 === 0 ? 'lac' : 'rive' },
          address: { page: null, permalink: `https://x.com/lac/status/${index}` },
        }),
      );
    const sheetOf = async (count: number) => readPages(await writeSheet(posts(count))).join('');
    const whole = await sheetOf(60);
    for (const number of [49, 51, 53, 55, 57, 59]) expect(whole).toMatch(new RegExp(`\\b${number},?`));
    expect(whole).not.toContain(stripWhitespace('et la suite'));
    expect(whole).not.toContain('…');
    expect(await sheetOf(300)).toContain(stripWhitespace('et la suite : fiche-identification.csv'));
  });

  it('names the page of an account once, apart from its posts', async () => {
    const first = postWithoutAccountId(0);
    const linked = { item: '00000000-0000-4000-8000-000000000001', relation: 'profile' as const };
    const context = { quoted: null, replyTo: null, linked };
    const page = { ...first, observed: { ...first.observed, surface: 'profile' as const, context } };
    const text = readPages(await writeSheet([first, page])).join('');
    expect(text).toContain(stripWhitespace('page du compte : pièce n° 2'));
    expect(text).not.toMatch(/1,2|1à2/);
  });

  it('has two pages for thirty posts of one account and one of another', async () => {
    const pages = readPages(await writeSheet([...thirty, renamedComment(3)]));
    expect(pages.length).toBeLessThanOrEqual(2);
    expect(pages[0]).toContain(stripWhitespace('30 publications : de'));
  });

  it('is tagged, and its headings do not skip a level', async () => {
    const path = await writeSheet([renamedComment(3), postOnUnknownSite()]);
    expect(runTool('pdfinfo', [path])).toMatch(/Tagged: +yes/);
    const headings = runTool('pdfinfo', ['-struct', path]).match(/\bH\d\b/g);
    expect(headings).toEqual(['H1', 'H2', 'H2', 'H2']);
  });

  it.each([
    [
      'with',
      (async (text, { widthPt, sizePt }) =>
        drawGreyText(widthPt, Math.ceil((text.length * sizePt * 0.6) / widthPt) * sizePt * 1.4)) satisfies DrawText,
    ],
    ['without', undefined],
  ] as const)('stays within the page for hostile names, %s drawn text', async (_, drawText) => {
    const path = await writeSheet(HOSTILE_TEXTS.map(buildHostilePost), drawText);
    expect(runTool('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors found');
    expect(uncompressPdf(path)).not.toMatch(/\/URI \((?!https?:)/);
    const words = [
      ...runTool('pdftotext', ['-bbox', path, '-']).matchAll(/xMin="([\d.]+)".*?xMax="([\d.]+)" yMax="([\d.]+)"/g),
    ];
    expect(words.length).toBeGreaterThan(100);
    expect(
      words.filter(([, xMin, xMax, yMax]) => Number(xMin) < 60 || Number(xMax) > 535 || Number(yMax) > 830),
    ).toEqual([]);
  });
});

describe('fiche-identification.csv', () => {
  it('has one row a publication, which Python reads', async () => {
    const { snapshot } = markItems(await inventCase([...thirty, renamedComment(3), postOnUnknownSite()]));
    const bytes = identificationCsv(snapshot.items, {}, '2026-11-20');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head = [], ...rows] = readByPython(bytes);
    expect(new Set(head).size).toBe(head.length);
    expect(rows).toHaveLength(32);
    expect(rows.filter((row) => row.length !== head.length)).toEqual([]);
    const cell = (row: readonly string[] | undefined, name: string) => row?.[head.indexOf(name)];
    expect(rows.slice(0, 30).map((row) => cell(row, 'adresse de la publication'))).toEqual(
      thirty.map(({ observed }) => observed.address.permalink),
    );
    expect(cell(rows[0], 'publiée (UTC)')).toBe('2026-11-03 15:02:41 UTC');
    expect(cell(rows[30], 'identifiant permanent')).toBe('UCinvente000000000000001');
    expect(cell(rows[31], 'identifiant permanent')).toBe('non lu');
    expect(cell(rows[31], 'société destinataire')).toBe('aucune source dans Recueil : à vérifier');
  });

  it('has the id of a post that its address contains, as its hour', async () => {
    const address = { page: 'https://x.com/lac', permalink: 'https://x.com/lac/status/1986000000000000000' };
    const { snapshot } = markItems(await inventCase([inventPost({ address, author: { handle: 'lac' } })]));
    const [head = [], row = []] = readByPython(identificationCsv(snapshot.items, {}, '2026-11-20'));
    const cell = (name: string) => row[head.indexOf(name)];
    expect(cell('identifiant de la publication')).toBe('1986000000000000000 (d’après l’adresse)');
    expect(cell('heure dans l’identifiant (UTC)')).toMatch(/^2025-11-0\d /);
  });

  it('has no words that page 1 withholds, unless she joins her address', async () => {
    const invented = markItems(await inventCase([inventPost({ text: 'Elle habite au 12 rue du Lac-Inventé.' })]));
    const rating = { seriousness: 3, categories: ['private-life'] } as const;
    const items = invented.snapshot.items.map((item) => ({ ...item, rating }));
    const read = (options: DossierOptions) =>
      readByPython(identificationCsv(items, options, '2026-11-20'))
        .flat()
        .join();
    expect(read({})).not.toContain('12 rue');
    expect(read({})).toContain('Mots non repris ici');
    expect(read({ parts: { address: true } })).toContain('12 rue');
  });

  it('starts no formula', async () => {
    const hostile = HOSTILE_TEXTS.map((text) =>
      inventPost({ author: { handle: text, displayName: text, platformId: text } }),
    );
    const { snapshot } = markItems(await inventCase(hostile.slice(0, 1)));
    const rows = readByPython(identificationCsv(snapshot.items, {}, '2026-11-20'));
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
    expect(rows.flat().join()).toContain("'=HYPERLINK");
  });
});

describe('a dossier', () => {
  const filesOf = async (options: DossierOptions, isMarked: boolean) => {
    const invented = await inventCase([renamedComment(3)]);
    const { zip } = await writeInventedDossier(isMarked ? markItems(invented) : invented, { options });
    const { files } = await JSZip.loadAsync(zip);
    const readMe = (await files['LISEZ-MOI.txt']?.async('string')) ?? '';
    return {
      files: Object.keys(files).filter((name) => name.startsWith('fiche-identification')),
      listed: readMe.match(/fiche-identification\.\w+/g) ?? [],
    };
  };
  const BOTH = ['fiche-identification.pdf', 'fiche-identification.csv'];

  it('has the sheet where the recipient may ask for accounts, and LISEZ-MOI lists it', async () => {
    expect(await filesOf({ purpose: 'police' }, true)).toEqual({ files: BOTH, listed: BOTH });
    expect(await filesOf({ purpose: 'school' }, true)).toEqual({ files: [], listed: [] });
  });

  it('has none where no account is marked', async () => {
    expect(await filesOf({ purpose: 'police' }, false)).toEqual({ files: [], listed: [] });
  });
});
