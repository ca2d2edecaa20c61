import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DrawText } from '../../../src/dossier/dossierPlan.ts';
import { conversation as words } from '../../../src/dossier/strings/conversationWords.ts';
import { method } from '../../../src/dossier/strings/coverAndMethod.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { readDestinations, readPdfText, runTool, stripWhitespace } from '../../support/dossier/externalTools.ts';
import {
  changeItems,
  type InventedCase,
  type InventedItem,
  inventCase,
  writeInventedDossier,
} from '../../support/dossier/inventedCase.ts';
import { inventConversation, inventMessage } from '../../support/dossier/inventedMessages.ts';
import { inventPost } from '../../support/dossier/inventedPosts.ts';
import { drawGreyText } from '../../support/dossier/pictures.ts';
import { checkZip, openZip } from '../../support/dossier/volumeHelpers.ts';
import { readReport } from '../../support/dossier/withPdf.ts';
import { writeTestZips } from '../../support/dossier/writeTestZips.ts';
import { makeTestFolder } from '../../support/testFolder.ts';
import { readDossierFiles, resignDossier } from '../../support/vectors/resignDossier.ts';
import type { Files } from '../../support/vectors/smallDossier.ts';
import { toSource } from '../../support/vectors/verifyFiles.ts';

const CHECKER = join(import.meta.dirname, '../../format_check.py');
const AT = '2026-11-19T10:00:00.000Z';
const text = (files: Files, path: string) => new TextDecoder().decode(files.get(path));

const folder = makeTestFolder();
let invented: InventedCase;
let files: Files;
let report: string;

beforeAll(async () => {
  const cases = await inventCase([inventPost({}), ...inventConversation(), inventPost({ text: 'Autre texte.' })]);
  invented = changeItems(cases, (item) => {
    // The threat, rated and marked like a post.
    if (item.number !== '2-3') return item;
    const notes = {
      schema: 'recueil/notes/1' as const,
      item: item.fiche.id,
      categories: { value: ['threat' as const], at: AT },
      seriousness: { value: 3 as const, at: AT },
    };
    return { ...item, notes, rating: { seriousness: 3 as const } };
  });
  files = await write(invented);
  writeFileSync(join(folder, 'dossier.pdf'), files.get('dossier.pdf') ?? new Uint8Array());
  report = readPdfText(join(folder, 'dossier.pdf'));
});

async function write(from: InventedCase): Promise<Files> {
  const path = join(folder, 'dossier.zip');
  writeFileSync(path, (await writeInventedDossier(from)).zip);
  return readDossierFiles(path);
}

/** The text of the report has no white space. */
const expectShown = (shown: string, one: string) => expect(shown).toContain(stripWhitespace(one));

describe('a conversation of an archive', () => {
  it('is one exhibit of the manifest and of the journal, each message with its number and folder', () => {
    const { exhibits } = JSON.parse(text(files, 'manifest.json'));
    expect(exhibits.map(({ item: _, ...fields }: { item: string }) => fields)).toEqual([
      { number: 1, folder: 'pieces/P0001' },
      ...Array.from({ length: 13 }, (_, at) => ({
        number: 2,
        message: at + 1,
        folder: `pieces/P0002-M${String(at + 1).padStart(4, '0')}`,
      })),
      { number: 3, folder: 'pieces/P0003' },
    ]);
    expect(text(files, 'journal.jsonl')).toContain('"message":13,"number":2');
  });

  it('is coherent for both checkers, and its tables say what its fiches say', async () => {
    const verdict = await verifyDossier(toSource(files));
    expect(verdict.problems).toEqual([]);
    expect(verdict.verdict).toBe('coherent-unanchored');
    expect(verdict.notes.filter(({ code }) => code === 'document-differs')).toEqual([]);
    expect(runTool('python3', [CHECKER, join(folder, 'dossier.zip')])).toContain('coherent');
  });

  it('is not coherent with a message under another number', async () => {
    const manifest = JSON.parse(text(files, 'manifest.json'));
    for (const [from, change, codes] of [
      [3, { message: 14 }, ['exhibit-folder', 'exhibit-number']],
      [3, { message: 2 }, ['exhibit-folder', 'exhibit-number', 'exhibit-twice']],
      [14, { number: 2 }, ['exhibit-folder', 'exhibit-number', 'exhibit-twice']],
    ] as const) {
      const exhibits = manifest.exhibits.map((one: object, at: number) => (at === from ? { ...one, ...change } : one));
      const named = new TextEncoder().encode(JSON.stringify({ ...manifest, exhibits }));
      const changed = await resignDossier(new Map([...files, ['manifest.json', named]]));
      const { problems } = await verifyDossier(toSource(changed));
      expect([...new Set(problems.map(({ code }) => code))]).toEqual(expect.arrayContaining([...codes]));
    }
  });

  it('reads as a conversation: its archive, then its messages with number, sender and time', async () => {
    for (const one of [
      '« Marie Inventée », selon l’archive',
      'Export fait par l’application, sur un téléphone ; fichier texte modifiable, non vu à l’écran.',
      'Discussion WhatsApp avec Marie.zip',
      'heure du téléphone, fuseau inconnu',
      'du 17/11/2025 au 18/11/2025',
      'Message 1 · Marie Inventée · 17/11/2025 18:20 Tu crois que personne ne va savoir ?',
      'Message 2 · Camille (titulaire de l’archive) · 17/11/2025 18:21 Laisse-moi tranquille.',
      'Message 9 · ligne de la plateforme',
      'VID-20251117-WA0007.mp4',
      words.edited,
      words.kind.unsent,
      words.kind.call,
      'de Paul',
      'pieces/P0002-M0004/media-1.jpg',
    ])
      expectShown(report, one);
    expect(report.split(stripWhitespace(words.gap(14)))).toHaveLength(3);
    expect(report).not.toContain(stripWhitespace(method.inCompleted));
    const destinations = await readDestinations(join(folder, 'dossier.pdf'));
    const pages = [...destinations].filter(([name]) => name.startsWith('P0002-M')).map(([, page]) => page);
    expect(pages).toHaveLength(13);
    expect(new Set(pages).size).toBeLessThanOrEqual(3);
  });

  it('says in a complement that what is not joined may be in the dossier it completes', async () => {
    const options = { onlyNew: true, previous: { createdAt: AT, exhibits: [1] } };
    expectShown(await readReport(invented, { options }), method.inCompleted);
  });

  it('stands in the lists by the date of the telephone, and its messages count apart', () => {
    expectShown(report, '2 publications et 10 messages');
    expectShown(report, '3 pièces');
    expectShown(report, 'Parmi les messages comptés : 1 supprimé, 1 appel.');
    expectShown(report, 'Textes lus dans _chat.txt');
    expectShown(
      report,
      '13 messages ; ici, le message 3 ; export fait par l’application, sur un téléphone ; fichier texte modifiable, non vu à l’écran.',
    );
    expectShown(report, 'date du téléphone, non vérifiée');
    expectShown(report, 'n° 2, message 3, lundi 17 novembre 2025, 18:21');
    expectShown(report, '« 500 euros ou j’envoie tout à ton lycée. »');
    const rows = text(files, 'chronologie.csv').split('\r\n');
    expect(
      rows.filter((row) => row.includes('export fait par l’application, sur un téléphone ; fichier texte modifiable')),
    ).toHaveLength(13);
    expect(rows.some((row) => row.startsWith('2, message 12;'))).toBe(true);
    expect(rows.find((row) => row.startsWith('2, message 2;'))).toContain('message du titulaire de l’archive');
    expect(rows.find((row) => row.startsWith('2, message 9;'))).toContain('ligne de la plateforme');
  });

  it('is a section of index.html, with a mark of the side that is no colour', () => {
    const page = text(files, 'index.html');
    expect(page.match(/<section id="p2">/g)).toHaveLength(1);
    expect(page.match(/<article id="p2-\d+" class="message own">/g)).toHaveLength(2);
    expect(page).toContain('<article id="p2-3" class="message">');
    expect(page).not.toContain('href="#p2-');
  });
});

it('a conversation of an unconfirmed format says so once, and draws the emoji of a reaction like those of a message', async () => {
  const messages = [0, 1, 2].map((index) =>
    inventMessage({
      index,
      text: `Réponds ${index}`,
      exported: { reactions: [{ actor: 'Paul', value: '\u{1F602}' }] },
      overrides: { warnings: ['export-format-unconfirmed'] },
    }),
  );
  const drawn: string[] = [];
  const drawText: DrawText = async (some, { widthPt }) => {
    drawn.push(some);
    return drawGreyText(widthPt, 20);
  };
  const { zip } = await writeInventedDossier(await inventCase(messages), { drawText });
  writeFileSync(join(folder, 'unconfirmed.zip'), zip);
  const written = await readDossierFiles(join(folder, 'unconfirmed.zip'));
  writeFileSync(join(folder, 'unconfirmed.pdf'), written.get('dossier.pdf') ?? new Uint8Array());
  const shown = readPdfText(join(folder, 'unconfirmed.pdf'));
  expect(shown.split(stripWhitespace('Format non confirmé'))).toHaveLength(2);
  expect(shown).not.toContain('U+1F602');
  expect(drawn.some((some) => some.includes('\u{1F602}'))).toBe(true);
  expect(text(written, 'index.html').split('Format non confirmé')).toHaveLength(2);
});

describe('the images of messages', () => {
  const redo = (change: (item: InventedItem) => InventedItem, more = {}) => {
    const items = invented.snapshot.items.map((item) => (item.number === '2-4' ? change(item) : item));
    const redactedCopy = async () => new Blob([new Uint8Array(PNG)]);
    const cleanCopy = async () => new Uint8Array(4);
    return { ...invented, snapshot: { ...invented.snapshot, items, redactedCopy, cleanCopy, ...more } };
  };
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR42mNoOAAAAcMBQa4CcBUAAAAASUVORK5CYII=',
    'base64',
  );

  it('go without their metadata, like an imported file', async () => {
    const changed = await write(redo((item) => ({ ...item, found: { removable: ['media-1.jpg'] } })));
    expect([...changed.keys()].filter((path) => path.includes('M0004'))).toEqual(
      expect.arrayContaining(['pieces/P0002-M0004/fiche.json', 'copies/P0002-M0004/sans-metadonnees-media-1.jpg']),
    );
    expect(changed.has('pieces/P0002-M0004/media-1.jpg')).toBe(false);
  });

  it('are left out where they show what the person hides', async () => {
    const changed = await write(redo((item) => ({ ...item, found: { hidden: ['media-1.jpg'] } })));
    expect([...changed.keys()].some((path) => path.includes('media-1'))).toBe(false);
    writeFileSync(join(folder, 'hidden.pdf'), changed.get('dossier.pdf') ?? new Uint8Array());
    expectShown(readPdfText(join(folder, 'hidden.pdf')), 'il montre ce qui a été caché');
  });

  it('are in the annex alone when their message is intimate, and both zips hold', async () => {
    const intimate = redo((item) => ({
      ...item,
      notes: { schema: 'recueil/notes/1', item: item.fiche.id, intimate: { value: true, at: AT } },
    }));
    const { zips } = await writeTestZips(intimate);
    const [main, annex] = await Promise.all(zips.map(openZip));
    expect([main, annex].map((one) => one?.report.problems)).toEqual([[], []]);
    const isImage = (name: string) => name.endsWith('media-1.jpg');
    expect(main?.names.filter(isImage)).toEqual([]);
    expect(annex?.names.filter(isImage)).toEqual(['pieces/P0002-M0004/media-1.jpg']);
    expect(zips.map(({ exhibits }) => exhibits)).toEqual([3, 1]);
    await Promise.all(zips.map((zip) => checkZip(zip, folder)));
  });
});

it('has the whole number of a message in the first pages, however long', async () => {
  const numbers: Record<string, InventedItem['number']> = { '2-1': '2-12001', '2-13': '2-12002' };
  const renumbered = changeItems(invented, (item) => ({ ...item, number: numbers[item.number] ?? item.number }));
  writeFileSync(join(folder, 'long.pdf'), (await write(renumbered)).get('dossier.pdf') ?? new Uint8Array());
  const shown = runTool('pdftotext', ['-l', '3', '-layout', join(folder, 'long.pdf'), '-']);
  expect(shown).not.toContain('message…');
  expectShown(stripWhitespace(shown), '2, message 12002');
});

it('has no sheet of addresses where no exhibit has one', async () => {
  const alone = await write(await inventCase(inventConversation()));
  for (const [from, expected] of [
    [files, true],
    [alone, false],
  ] as const) {
    expect([from.has('fiche-commissaire.pdf'), from.has('adresses.html')]).toEqual([expected, expected]);
    expect(text(from, 'LISEZ-MOI.txt').includes('fiche-commissaire.pdf')).toBe(expected);
  }
});
