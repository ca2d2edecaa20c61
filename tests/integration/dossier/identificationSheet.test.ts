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
  expect(text).toContain('Plateformeforum-invente.example');
  expect(text).not.toContain('XenForo');
  const { snapshot } = markItems(await inventCase(posts));
  const [, row = []] = readByPython(identificationCsv(snapshot.items));
  expect(row.slice(1, 3)).toEqual(['forum-invente.example', 'forum-invente.example']);
});

describe('fiche-identification.pdf', () => {
  it('has one page an account, each with what a requisition asks', async () => {
    const pages = readPages(
      await writeSheet([renamedComment(3), renamedComment(12), postWithoutAccountId(0), postOnUnknownSite()]),
    );
    expect(pages).toHaveLength(3);
    for (const [index, page] of pages.entries()) {
      for (const expected of [
        `Compte ${index + 1} sur 3`,
        'Société destinataire',
        'Contact publié pour les autorités',
        'à vérifier',
        'Identifiant permanent',
        'Données à conserver',
        '(décret n° 2021-1362, article 2)',
        'Publiée, et adresse exacte',
      ])
        expect(page).toContain(stripWhitespace(expected));
      expect(page).not.toContain(stripWhitespace('continue à la page suivante'));
      // An account is not a person, and nobody is accused.
      expect(page).not.toMatch(/auteur|coupable|harcel|victime|délai|prescri|peine|infraction|null|undefined/i);
    }
    expect(pages[1]).toContain(stripWhitespace('1 publication : 2026-11-03 15:02:41 UTC'));
    for (const expected of [
      'UCinvente000000000000001',
      '@ombre_du_lac vu le 2026-11-03 20:14:09 UTC, pièce n° 1',
      '@rive_gauche vu le 2026-11-12 20:14:09 UTC, pièce n° 2',
      'https://www.youtube.com/watch?v=lac&lc=Ug12',
    ])
      expect(pages[0]).toContain(stripWhitespace(expected));
    expect(pages[1]).toContain(stripWhitespace('plateforme (code de la page) et identifiant'));
    expect(pages[2]).toContain(stripWhitespace('adresse de la page : celle de la publication n’a pas été lue'));
  });

  it('continues on a second page for 30 posts of an account, and says so on both', async () => {
    const pages = readPages(await writeSheet([...thirty, renamedComment(3)]));
    expect(pages).toHaveLength(3);
    const [first = '', second = '', other = ''] = pages;
    expect(first).toContain(stripWhitespace('30 publications : la liste continue à la page suivante.'));
    expect(second).toContain(stripWhitespace('Suite du compte 1 sur 2'));
    expect(other).toContain(stripWhitespace('Compte 2 sur 2'));
    for (const { observed } of thirty) {
      const { permalink } = observed.address;
      expect([first, second].filter((page) => page.includes(String(permalink)))).toHaveLength(1);
    }
  });

  it('is tagged, and its headings do not skip a level', async () => {
    const path = await writeSheet([renamedComment(3), postOnUnknownSite()]);
    expect(runTool('pdfinfo', [path])).toMatch(/Tagged: +yes/);
    const headings = runTool('pdfinfo', ['-struct', path]).match(/\bH\d\b/g);
    expect(headings).toEqual(['H1', 'H2', 'H2']);
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
    const bytes = identificationCsv(snapshot.items);
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

  it('starts no formula', async () => {
    const hostile = HOSTILE_TEXTS.map((text) =>
      inventPost({ author: { handle: text, displayName: text, platformId: text } }),
    );
    const { snapshot } = markItems(await inventCase(hostile.slice(0, 1)));
    const rows = readByPython(identificationCsv(snapshot.items));
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

  it.each(['police', 'prosecutor', 'lawyer', undefined] as const)(
    'has the sheet for %s, and LISEZ-MOI lists it',
    async (purpose) => {
      const options = purpose === undefined ? {} : { purpose };
      expect(await filesOf(options, true)).toEqual({ files: BOTH, listed: BOTH });
    },
  );

  it.each(['school', 'platform', 'bailiff', 'association'] as const)('has none for %s', async (purpose) => {
    expect(await filesOf({ purpose }, true)).toEqual({ files: [], listed: [] });
  });

  it('has none where no account is marked', async () => {
    expect(await filesOf({ purpose: 'police' }, false)).toEqual({ files: [], listed: [] });
  });
});
