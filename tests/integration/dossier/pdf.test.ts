import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExhibitNumber } from '../../../src/domain/export/exhibitNumber.ts';
import { listFileHashes } from '../../../src/dossier/fileHashes.ts';
import { bailiffSheetPdf } from '../../../src/dossier/pdf/bailiffSheet.ts';
import { reportPdf, summaryPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfDocument.ts';
import {
  readDestinations,
  readPdfText,
  readWordBoxes,
  runTool,
  stripWhitespace,
  uncompressPdf,
} from '../../support/dossier/externalTools.ts';
import { buildDossierContext, changeItems, inventCase } from '../../support/dossier/inventedCase.ts';
import { inventPost, inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { inventThread } from '../../support/dossier/inventedThread.ts';
import { readPdf, readReport, withPdf } from '../../support/dossier/withPdf.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

const folder = makeTestFolder();
const inventedCase = await inventCase(inventSixPosts());
const context = buildDossierContext(inventedCase);
const report = join(folder, 'dossier.pdf');
const summary = join(folder, 'summary.pdf');
writeFileSync(report, await collectBytes(reportPdf(context, () => {})));
writeFileSync(summary, await collectBytes(summaryPdf(context)));

it('says on the first page that no date was read when no exhibit is a publication', async () => {
  const screen = inventPost({
    surface: 'page',
    provenance: { tool: 'recueil', version: '0.1.0', options: { mode: 'screen', entry: 'screen' } },
    posting: { raw: null, iso: null, precision: null, source: null },
  });
  const context = buildDossierContext(await inventCase([screen]));
  expect(await readPdf(reportPdf(context, () => {}))).toContain(
    stripWhitespace('Depuis, jusqu’à Aucune date de publication lue.'),
  );
});

describe.each([
  ['dossier.pdf', report],
  ['its first pages alone', summary],
])('%s', (_name, path) => {
  it('is a valid, tagged PDF in French with a title, declared as PDF/A-3b', () => {
    expect(runTool('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors found');
    const about = runTool('pdfinfo', [path]);
    expect(about).toMatch(/Title: +Dossier de captures\n/);
    expect(about).toMatch(/Tagged: +yes\n/);
    expect(about).toMatch(/JavaScript: +no\n/);
    expect(about).toMatch(/Page size: +595\.28 x 841\.89 pts \(A4\)/);
    const inside = uncompressPdf(path);
    expect(inside).toMatch(/\/Lang \(fr-FR\)/);
    expect(inside).toContain('<dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>');
    expect(inside).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(inside).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(inside).toContain('/GTS_PDFA1');
  });

  it('embeds every font, and contains nothing active', () => {
    const fonts = runTool('pdffonts', [path]).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThanOrEqual(3);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes +\d+ +0$/);
    expect(uncompressPdf(path)).not.toMatch(
      /\/(JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|RichMedia|SubmitForm)\b/,
    );
    for (const [, uri = ''] of uncompressPdf(path).matchAll(/\/URI \((.*?)\)/g)) expect(uri).toMatch(/^https?:/);
  });

  it('draws all text within the margins', () => {
    for (const { xMin, xMax, yMin, yMax } of readWordBoxes(path))
      expect(Math.min(xMin - 70, 525.5 - xMax, yMin - 30, 812 - yMax)).toBeGreaterThan(0);
  });
});

describe('dossier.pdf', () => {
  it('contains every address without line breaks', () => {
    const raw = runTool('pdftotext', [report, '-']);
    for (const { fiche } of inventedCase.snapshot.items)
      for (const address of [fiche.address.page, fiche.address.permalink]) {
        if (address !== null) expect(raw).toContain(address);
      }
  });

  it('states the link to another item, without naming one that is not included', () => {
    expect(readPdfText(report)).toContain(
      stripWhitespace('ce qui précède, capturé pour un élément qui n’est pas joint'),
    );
    expect(readPdfText(report)).toContain(stripWhitespace('Adresse du cadre, dans cette page https://x.com/cadre'));
    expect(readPdfText(report)).toContain(stripWhitespace('page ouverte depuis, selon elle : https://x.com/accueil'));
    expect(readPdfText(report)).toContain(
      stripWhitespace('dans le même onglet, avant : un élément qui n’est pas joint'),
    );
  });

  it('contains the digests of journal and files, every time and number', () => {
    const text = readPdfText(report);
    for (const { number } of inventedCase.snapshot.items) expect(text).toContain(stripWhitespace(`Pièce n° ${number}`));
    expect(text).toContain(stripWhitespace('18 novembre 2026, 21:14:09 (UTC+01:00) ; 20:14:09 UTC'));
    expect(text).toContain(stripWhitespace('1er juillet 2026, 12:00:00 (UTC+02:00)'));
    expect(text).toContain(inventedCase.snapshot.journal.head);
    expect(text).toContain('abab'.repeat(16));
    const { bytes, count } = listFileHashes(buildDossierContext(inventedCase).snapshot);
    expect(text).toContain(stripWhitespace(`${count} fichiers : empreintes.csv, joint.`));
    expect(text).toContain(createHash('sha256').update(bytes).digest('hex'));
  });

  it('states what was not read, hidden characters, and warnings', () => {
    const text = readPdfText(report);
    expect(text).toContain(stripWhitespace('Texte : non lu.'));
    expect(text).toContain(stripWhitespace('U+202E (sens droite-gauche forcé) × 1'));
    expect(text).toContain(stripWhitespace('La page a bougé pendant la capture'));
    expect(text).toContain(stripWhitespace('Observation codée « un-code-nouveau ».'));
    expect(text).toContain(stripWhitespace('calculée depuis une durée affichée'));
    expect(text).toContain(stripWhitespace('Capture partielle'));
    expect(text).toContain(stripWhitespace('Tous les éléments enregistrés sont joints.'));
  });

  it('has bookmarks with counts', () => {
    const titles = [...uncompressPdf(report).matchAll(/\/Title <feff([0-9a-f]+)>/g)].map(([, hex = '']) =>
      Buffer.from(hex, 'hex').swap16().toString('utf16le'),
    );
    expect(titles).toEqual(expect.arrayContaining(['Bordereau des pièces', 'Pièce n° 1', 'Pièce n° 6']));
    // ISO 32000-1, 12.3.3: a bookmark with children has their count, negative when collapsed, as for the exhibits.
    expect(uncompressPdf(report)).toMatch(/\/Count -6\n/);
    expect(uncompressPdf(report)).toMatch(/\/Count 6\n {2}\/First/);
  });

  it('links the table of contents and the bookmarks to the first exhibit', async () => {
    const destinations = await readDestinations(report);
    const first = destinations.get('P0001');
    expect(first).toBeDefined();
    expect(destinations.get('Pièce n° 1')).toBe(first);
    // The third line of the table of contents.
    // The exhibit with the earliest date of the first account.
    const opening = destinations.get('P0005');
    expect([destinations.get('Pièces'), destinations.get('S2')]).toEqual([opening, opening]);
    expect(destinations.get('Pièce n° 6')).toBeGreaterThan(first ?? 0);
  });

  it('has an alternative text for each figure, and splits a tall image over pages', () => {
    const inside = uncompressPdf(report);
    const figures = inside.match(/\/S \/Figure/g)?.length ?? 0;
    // A QR code is an artifact: its address is a link.
    expect(figures).toBe(6);
    expect(inside.match(/\/Alt [(<]/g)).toHaveLength(figures);
    expect(inside.match(/\/Subtype \/Image/g)).toHaveLength(6);
    expect(readPdfText(report)).toContain(
      stripWhitespace(
        'L’image est plus haute : la suite n’est pas reproduite ici, elle est dans pieces/P0003/publication.png',
      ),
    );
  });

  it('states that a preview is missing or broken', async () => {
    const broken = await inventCase(inventSixPosts().slice(0, 2));
    broken.stored.set('00000000-0000-4000-8000-000000000001/publication.png', new Blob(['no picture']));
    broken.stored.delete('00000000-0000-4000-8000-000000000002/publication.png');
    expect((await readReport(broken)).match(/L’aperçun’apaspuêtreplacéici/g)).toHaveLength(2);
  });
});

it('the exhibit list repeats its head on every page, and lists every exhibit', async () => {
  const many = await inventCase(Array.from({ length: 40 }, () => inventSixPosts().slice(0, 1)).flat());
  const text = await withPdf(
    reportPdf(buildDossierContext(many), () => {}),
    (path) => runTool('pdftotext', [path, '-']),
  );
  const all = text.split('\f');
  const from = all.findLastIndex((page) => stripWhitespace(page).includes('Parnuméro,quinechangeplus'));
  const to = all.findIndex((page) => stripWhitespace(page).includes('PiècesParcompte'));
  // The exhibits may begin below the list.
  const [last = ''] = (all[to] ?? '').split(/^Pièces$/m);
  const pages = [...all.slice(from, to), ...(last.includes('Plateforme') ? [last] : [])];
  const heads = pages.map((page) => ['Plateforme', 'Cote'].every((one) => stripWhitespace(page).includes(one)));
  expect(heads.length).toBeGreaterThan(0);
  expect(heads.every(Boolean)).toBe(true);
  const entries = pages.map((page) => page.match(/1\. @compte_invente/g)?.length ?? 0);
  expect(entries.reduce((sum, count) => sum + count, 0)).toBe(40);
});

/** Returns the number of columns of every row of every table, from the structure tree as poppler reads it. */
function rowWidths(path: string): number[][] {
  const tables: number[][] = [];
  for (const line of runTool('pdfinfo', ['-struct', path]).split('\n')) {
    const [, name = line.trim()] = /^ *(Table|TR|TH|TD)\b/.exec(line) ?? [];
    const rows = tables.at(-1);
    if (name === 'Table') tables.push([]);
    else if (name === 'TR') rows?.push(0);
    else if (rows !== undefined && /^T[HD]$/.test(name)) rows[rows.length - 1] = (rows.at(-1) ?? 0) + 1;
    const [, span] = /\/ColSpan (\d+)/.exec(line) ?? [];
    if (span !== undefined && rows !== undefined) rows[rows.length - 1] = (rows.at(-1) ?? 0) + Number(span) - 1;
  }
  return tables;
}

it('tables have as many columns in each row as in their head in the structure tree', () => {
  for (const path of [report, summary]) {
    const tables = rowWidths(path);
    expect(tables.length).toBeGreaterThan(2);
    for (const widths of tables) expect(new Set(widths).size, `${path} ${widths}`).toBe(1);
  }
});

describe('the first pages', () => {
  it('are two: facts, and blanks for what only the person knows', () => {
    expect(runTool('pdfinfo', [summary])).toMatch(/Pages: +2\n/);
    const text = readPdfText(summary);
    // Not stated: « non » would be quoted by the defence.
    expect(text).not.toContain(stripWhitespace('Danger actuel'));
    expect(text).toContain(stripWhitespace('4 publications : X (ex-Twitter) (3), forum.example.org (1) ; 6 pièces.'));
    expect(text).toContain(
      stripWhitespace('1 pièce montre un écran, une partie ou une page entière, sans publication choisie.'),
    );
    // The first page has the essentials: who, since when, what is asked.
    const [front = ''] = runTool('pdftotext', ['-l', '1', summary, '-']).split('\f');
    for (const expected of ['comptes lus sur les captures : @compte_invente (2)', 'Depuis, jusqu’à', 'Demande'])
      expect(stripWhitespace(front)).toContain(stripWhitespace(expected));
  });

  it('counts the most serious exhibits, and lists each publication once', async () => {
    const sure = { 'address.permalink': { how: 'link:time', confidence: 'high' } as const };
    const readSummary = async (ids: readonly string[]) => {
      const posts = ids.map((id) =>
        inventPost({
          address: { page: `https://x.com/${id}`, permalink: `https://x.com/${id}` },
          reading: { fields: sure },
        }),
      );
      const inventedCase = await inventCase(posts);
      const rated = changeItems(inventedCase, (item) => ({ ...item, rating: { seriousness: 3 } }));
      return readPdf(summaryPdf(buildDossierContext(rated)));
    };
    expect(await readSummary(['un', 'un'])).toContain(
      stripWhitespace('La pièce la plus grave, mot pour mot Selon qui remet le dossier.'),
    );
    expect(await readSummary(['un', 'un', 'deux'])).toContain(stripWhitespace('Les deux pièces les plus graves'));
    expect(await readSummary(['1', '2', '3', '4', '5'])).toContain(
      stripWhitespace(
        'Qui remet le dossier a marqué 5 pièces comme les plus graves. En voici 3 : celles qui citent de l’argent, les courriels, ou les dernières.',
      ),
    );
  });
});

/** Returns the text of each page of the report, without white space. */
const readPages = (): readonly string[] =>
  runTool('pdftotext', [report, '-']).split('\f').slice(0, -1).map(stripWhitespace);

it('every page has its number and the digest of the journal; those of exhibits have their numbers', () => {
  const pages = readPages();
  for (const [index, page] of pages.entries()) {
    expect(page).toContain(`${index + 1}/${pages.length}`);
    expect(page).toContain(stripWhitespace(`dernière ligne, SHA-256 ${inventedCase.snapshot.journal.head}`));
  }
  const exhibits = pages.filter((page) => page.includes(stripWhitespace('du 20 novembre 2026 · pièces')));
  expect(exhibits.length).toBeGreaterThan(6);
  for (const page of exhibits) expect(page).toMatch(/pièces?n°\d/);
  // The third exhibit has a tall image: its number is also on the pages without its title.
  expect(exhibits.filter((page) => page.includes('piècen°3') && !page.includes('Piècen°3'))).not.toEqual([]);
});

it('the exhibit list has every exhibit and no image', () => {
  const { items } = inventedCase.snapshot;
  const isList = (page: string) => page.includes(stripWhitespace('Par numéro, qui ne change plus'));
  const list = readPages().filter(isList).join('');
  const lines = runTool('pdftotext', ['-layout', report, '-']).split('\n');
  const isRowOf = (number: ExhibitNumber) => (line: string) => new RegExp(`^ *${number} +(?:\\d\\d/)+2026`).test(line);
  for (const { number } of items) expect(lines.filter(isRowOf(number)), `${number}`).toHaveLength(1);
  expect(list).toContain(stripWhitespace('03/11/2026 16:02'));
  expect(list).toContain('@compte_invente');
  // The exhibits may begin below the list.
  const sections = runTool('pdfinfo', ['-struct', report]).split(/^ {2}Sect.*\n/m);
  const [section = ''] = sections.slice(2);
  expect(section).toMatch(/Table/);
  expect(section).not.toContain('Figure');
});

/** Highest lightness of what is drawn, from 0 (black): a grey of 60 %. */
const LIGHTEST = 0.4;
const COLOUR = /(?:^|\s)((?:[\d.]+ ){1,4})(?:scn|SCN|rg|RG|g|G|k|K)(?=\s)/g;

it('documents are drawn in black, white and greys of at least 60 %, without transparency', async () => {
  // With charts, screens and images.
  const context = buildDossierContext(await inventCase(inventThread(12, 8)));
  const documents = { report: reportPdf(context, () => {}), summary: summaryPdf(context) };
  for (const [name, stream] of Object.entries({ ...documents, sheet: bailiffSheetPdf(context) })) {
    const content = await withPdf(stream, uncompressPdf);
    const colours = [...new Set([...content.matchAll(COLOUR)].map(([, values = '']) => values.trim()))];
    const samples = colours.map((colour) => colour.split(' ').map(Number));
    const faint = samples.filter(
      (values) => new Set(values).size > 1 || values.some((value) => (value > LIGHTEST && value < 1) || !(value >= 0)),
    );
    expect(faint, name).toEqual([]);
    if (name === 'report') expect(samples.length).toBeGreaterThan(1);
    expect(content, name).not.toMatch(/\/(?:ca|CA) 0/);
  }
});
