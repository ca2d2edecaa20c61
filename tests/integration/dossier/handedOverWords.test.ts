import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { DossierOptions } from '../../../src/domain/export/dossierOptions.ts';
import { CATEGORIES } from '../../../src/domain/item/itemNotes.ts';
import { bailiffSheetPdf } from '../../../src/dossier/pdf/bailiffSheet.ts';
import { reportPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { category } from '../../../src/dossier/strings/codes.ts';
import { fr } from '../../../src/ui/locales/fr/index.ts';
import { runTool, stripWhitespace } from '../../support/dossier/externalTools.ts';
import { buildDossierContext, changeItems, type InventedCase, inventCase } from '../../support/dossier/inventedCase.ts';
import { inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { readPdf, withPdf } from '../../support/dossier/withPdf.ts';

it('every category of the dossier has the words that the person ticked, in the third person', () => {
  const ticked = CATEGORIES.map((one) => fr[`category.${one}`]);
  const thirdPerson = ticked.map((text) =>
    text
      .charAt(0)
      .toLowerCase()
      .concat(text.slice(1))
      .replaceAll("'", '’')
      .replace(/\bvous$/, 'la victime'),
  );
  expect(CATEGORIES.map((one) => category[one])).toEqual(thirdPerson);
});

it('« scellé » is the word of the police alone', () => {
  const sources = [
    ...readdirSync('src/dossier', { recursive: true, encoding: 'utf8' }).map((path) => `src/dossier/${path}`),
    'src/ui/locales/fr/verify.ts',
  ].filter((path) => path.endsWith('.ts'));
  const found = sources.flatMap((path) => readFileSync(path, 'utf8').match(/[^\n]*\bscell[ée][^\n]*/gi) ?? []);
  expect(found.map((line) => line.trim())).toEqual(["media: ['Scellé n°', 'Copie de travail'],"]);
});

type Context = ReturnType<typeof buildDossierContext>;

type PdfBytes = ReadableStream<Uint8Array<ArrayBuffer>>;

async function readText(write: (context: Context) => PdfBytes): Promise<string> {
  const invented = await inventCase(inventSixPosts());
  const at = '2026-11-19T10:00:00.000Z';
  const noted = changeItems(invented, (item) => ({
    ...item,
    notes: {
      schema: 'recueil/notes/1',
      item: item.fiche.id,
      categories: { value: ['insult', 'blackmail', 'intimate-image'], at },
    },
  }));
  return readPdf(write(buildDossierContext(noted, { options: {} })));
}

it('the cover has no category, and no account is accused', async () => {
  const text = await readText((context) => reportPdf(context, () => {}));
  const cover = text.slice(0, text.indexOf(stripWhitespace('Par numéro, qui ne change plus')));
  expect(cover.length).toBeGreaterThan(100);
  expect(cover).not.toMatch(/insulte|moquerie|chantage/i);
  expect(text).toContain(stripWhitespace('insultes, moqueries'));
  expect(text).toContain(stripWhitespace('Comptes lus sur les captures'));
  expect(text).not.toMatch(/misencause|Lavague|embellie/);
});

it('the sheet for the commissaire names the account and the first words, and does not forbid to block', async () => {
  const text = await readText(bailiffSheetPdf);
  expect(text).toMatch(/Compte:[^;]+;premiersmots:«/);
  expect(text).toContain(stripWhitespace('À constater : publication, date, profil du compte, fil.'));
  expect(text).toContain(stripWhitespace('Image intime.'));
  // Third reading, 34: the applicant, the mission, the account, the machine of the officer, screens for a quote.
  for (const expected of [
    'Requérant. Nom, prénoms :',
    'Nationalité :',
    'Téléphone :',
    'Mission demandée : constater, aux adresses ci-dessous',
    'Qui écrit son mot de passe :',
    'écrans au moins',
  ])
    expect(text).toContain(stripWhitespace(expected));
  expect(text).not.toContain(stripWhitespace('Ne bloquez pas'));
});

/** The cells of the only table of a PDF, by row, from its structure. */
function readTable(pdf: string): string[][] {
  const lines = runTool('pdfinfo', ['-struct-text', pdf]).split('\n');
  const start = lines.findIndex((line) => /^\s*Table\b/.test(line));
  const depth = (line: string) => line.length - line.trimStart().length;
  const rows: string[][] = [];
  for (const line of lines.slice(start + 1)) {
    if (line.trim() !== '' && depth(line) <= depth(lines[start] ?? '')) break;
    if (/^\s*TR\b/.test(line)) rows.push([]);
    else if (/^\s*T[HD]\b/.test(line)) rows.at(-1)?.push('');
    else for (const [, text] of line.matchAll(/"(.*)"/g)) rows.at(-1)?.push(`${rows.at(-1)?.pop() ?? ''} ${text}`);
  }
  return rows.map((cells) => cells.map((cell) => cell.replace(/\s+/g, ' ').trim()));
}

it('the sheet for the commissaire has every technical condition in one table, known or not', async () => {
  const context = (options: DossierOptions, from: InventedCase) => buildDossierContext(from, { options });
  const from = await inventCase(inventSixPosts());
  const blank = await withPdf(bailiffSheetPdf(context({}, from)), readTable);
  expect(blank[0]).toEqual(['Condition', 'Captures remises', 'Poste de l’étude, à noter']);
  expect(blank.map(([label]) => label).slice(1)).toEqual([
    'Ordinateur et système',
    'Navigateur',
    'Date et heure',
    'Adresse IP et réseau',
    'Proxy',
    'VPN',
    'Cache, cookies, historique',
    'Fenêtre et compte connecté',
    'Antivirus, pare-feu, DNS',
    'Chemin d’accès',
  ]);
  const known = Object.fromEntries(blank.map(([label = '', cell = '']) => [label, cell]));
  const { browser } = from.snapshot.items[0]?.fiche.environment ?? {};
  expect(known.Navigateur).toContain(`Connu : ${browser?.name} ${browser?.version}`);
  expect(known['Adresse IP et réseau']).toBe('Inconnu : non relevé.');
  expect(known['Date et heure']).toMatch(/^Connu : .*pas été comparée/);
  expect(known.VPN).toBe('Inconnu : non relevé. Sans VPN, selon qui remet le dossier : ☐ oui ☐ non ☐ ne sait pas.');

  const prerequisites = { proxy: 'met', vpn: 'not-met', cache: 'unknown' } as const;
  const sheet = bailiffSheetPdf(context({ prerequisites, requester: { role: 'parent' } }, from));
  const declared = await withPdf(sheet, readTable);
  const cells = declared.map(([, cell = '']) => cell).join('\n');
  expect(cells).toContain('Sans proxy, selon le parent : oui.');
  expect(cells).toContain('Sans VPN, selon le parent : non.');
  expect(cells).toContain('Cache vidé avant, selon le parent : ne sait pas.');
});

it('the sheet for the commissaire does not call unknown a path that was read', async () => {
  const accessPath = { referrer: 'https://x.com/', captured: [] };
  const withPaths = async (count: number) => {
    const posts = inventSixPosts().map(({ observed, ...post }, index) => ({
      ...post,
      observed: { ...observed, accessPath: index < count ? accessPath : null },
    }));
    const context = buildDossierContext(await inventCase(posts));
    const [, cell] = (await withPdf(bailiffSheetPdf(context), readTable)).at(-1) ?? [];
    return { cell, text: await readPdf(bailiffSheetPdf(context)) };
  };
  const [none, some, all] = [await withPaths(0), await withPaths(2), await withPaths(6)];
  const [unread, read] = ['non indiqué.', 'à la page de la pièce, dans dossier.pdf.'].map((end) =>
    stripWhitespace(`Chemin d’accès : ${end}`),
  );
  expect(none.cell).toBe('Inconnu : non relevé.');
  expect(none.text).toContain(unread);
  expect(none.text).not.toContain(read);
  expect(some.cell).toBe('Connu pour une partie des pièces : « Chemin d’accès » à leur page de dossier.pdf.');
  expect(some.text).toContain(unread);
  expect(some.text).toContain(read);
  expect(all.cell).toMatch(/^Connu pour toutes les pièces :/);
  expect(all.text).not.toContain(unread);
});
