import { beforeAll, describe, expect, it } from 'vitest';
import type { SnapshotItem } from '../../../src/domain/export/caseSnapshot.ts';
import type { ImportedFile } from '../../../src/domain/item/importedFiles.ts';
import type { FileEntry } from '../../../src/domain/item/item.ts';
import type { Bytes } from '../../../src/domain/shared/binary.ts';
import type { DossierContext } from '../../../src/dossier/dossierPlan.ts';
import { chronologyCsv } from '../../../src/dossier/dossierTables.ts';
import { listFileHashes } from '../../../src/dossier/fileHashes.ts';
import { indexPage } from '../../../src/dossier/page/indexPage.ts';
import { reportPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { runTool, stripWhitespace } from '../../support/dossier/externalTools.ts';
import { buildDossierContext, type InventedCase, inventCase } from '../../support/dossier/inventedCase.ts';
import { type InventedPost, inventPost } from '../../support/dossier/inventedPosts.ts';
import { readReport, withPdf } from '../../support/dossier/withPdf.ts';
import { buildReceived } from '../../support/import/receivedFile.ts';

const importedFile = (overrides: Partial<ImportedFile>): ImportedFile =>
  buildReceived({
    name: 'IMG_4521.png',
    pixels: { width: 1170, height: 2532 },
    dates: [{ source: 'exif', raw: '2025:11:17 18:20:11', iso: '2025-11-17', precision: 'day' }],
    takenBy: 'Camille, sur son téléphone',
    ...overrides,
  });

function inventImportedFile(path: string, mediaType: string, overrides: Partial<ImportedFile>): InventedPost {
  const options = { mode: 'import', entry: 'file' } as const;
  const post = inventPost({
    surface: 'imported',
    received: importedFile(overrides),
    text: null,
    posting: { raw: '17/11/2025', iso: '2025-11-17', precision: 'day', source: 'declared' },
    provenance: { tool: 'recueil', version: '0.1.0', options },
    reading: { reader: 'import', fields: { 'posting.iso': { how: 'declared', confidence: 'low' } } },
  });
  const observed = { ...post.observed, address: { ...post.observed.address, page: null } };
  return { ...post, observed, files: [{ path, role: 'document', mediaType, content: 'octets' }] };
}

let inventedCase: InventedCase;

beforeAll(async () => {
  const image = inventImportedFile('document-1.png', 'image/png', {});
  const pdf = inventImportedFile('document-1.pdf', 'application/pdf', {
    name: 'lettre.pdf',
    format: 'pdf',
    family: 'pdf',
    pixels: null,
  });
  inventedCase = await inventCase([inventPost({}), image, pdf]);
});

/** Returns the text of the report as read by pdftotext. */
const textOf = (items: readonly SnapshotItem[], from = inventedCase, more: Partial<DossierContext> = {}) =>
  readReport({ ...from, snapshot: { ...from.snapshot, items } }, more);

/** Returns empreintes.csv. */
const readHashes = (items: readonly SnapshotItem[]): string =>
  new TextDecoder().decode(
    listFileHashes(buildDossierContext({ ...inventedCase, snapshot: { ...inventedCase.snapshot, items } }).snapshot)
      .bytes,
  );

it('leaves no heading alone on a page before an image longer than a page', async () => {
  const { files, preview } = inventPost({}, { width: 540, height: 3600 });
  const picture = files.find(({ role }) => role === 'post') ?? expect.fail('no picture');
  const image = inventImportedFile('document-1.png', 'image/png', { pixels: { width: 540, height: 3600 } });
  const long = { ...image, preview, files: image.files.map((file) => ({ ...file, content: picture.content })) };
  const context = buildDossierContext(await inventCase([long]));
  const text = await withPdf(
    reportPdf(context, () => {}),
    (path) => runTool('pdftotext', ['-enc', 'UTF-8', '-layout', path, '-']),
  );
  const pages = text.split('\f');
  const [headed, ...others] = pages.filter((page) => page.includes('Par compte, puis par date'));
  expect(others).toEqual([]);
  expect(headed).toContain('Pièce n° 1 ');
});

describe('an imported file in the dossier', () => {
  it('is labelled on the cover, in the tables, on its page and in the method', async () => {
    const text = await textOf(inventedCase.snapshot.items);
    for (const expected of [
      'Dont 2 fichiers importés, reçus tels quels : Recueil n’a pas vu l’original.',
      'Importé le',
      'IMG_4521.png',
      'image (png), 1 170 × 2 532 pixels, 6 octets',
      'Camille, sur son téléphone',
      '17 novembre 2025, 18:20:11 (écrite par l’appareil)',
      'date indiquée par qui remet le dossier',
      'Fichier importé, reçu tel quel ; Recueil n’a pas vu l’original. Aperçu réduit de pieces/P0002/document-1.png.',
      'Fichiers importés (pièces n° 2, 3)',
    ])
      expect(text).toContain(stripWhitespace(expected));
    const table = new TextDecoder().decode(chronologyCsv(inventedCase.snapshot.items)).trimEnd().split('\r\n');
    expect(table.map((line) => line.includes('fichier importé'))).toEqual([false, false, true, true]);
  });

  it('that is an e-mail names whom it says it is from, its subject and what is joined, in each document', async () => {
    const facts = {
      from: 'Sacha <sacha@courriel.example>',
      to: 'camille@boite.example',
      subject: 'Rendez-vous',
      attachments: 'menace.eml (584 octets) ; photo.jpg (12 octets)',
      software: 'Autre',
    };
    const details = { name: 'a.eml', format: 'eml', family: 'email', pixels: null, facts } as const;
    const invented = await inventCase([inventImportedFile('document-1.eml', 'message/rfc822', details)]);
    const { items } = invented.snapshot;
    const page = stripWhitespace(new TextDecoder().decode(await indexPage(buildDossierContext(invented))));
    const table = stripWhitespace(new TextDecoder().decode(chronologyCsv(items)));
    const pdf = await textOf(items, invented);
    for (const [name, document] of Object.entries({ pdf, table, page: page.replaceAll('&lt;', '<') })) {
      for (const value of [facts.to, facts.subject, 'sacha@courriel.example', facts.attachments])
        expect(document, name).toContain(stripWhitespace(value));
      expect(document, name).toContain('nonvérifié');
    }
  });

  it('that is no image has its name, type and size, and no preview; its digest is in empreintes.csv', async () => {
    const text = await textOf(inventedCase.snapshot.items.slice(2));
    expect(readHashes(inventedCase.snapshot.items)).toContain(inventedCase.snapshot.items[2]?.fiche.files[0]?.sha256);
    for (const expected of [
      'lettre.pdf',
      'PDF (pdf), 6 octets',
      'Il n’est pas reproduit ici : il est dans pieces/P0003/document-1.pdf.',
    ])
      expect(text).toContain(stripWhitespace(expected));
  });

  it('whose image was erased has neither image nor digest', async () => {
    const [, item = expect.fail('no item')] = inventedCase.snapshot.items;
    const erased = [{ ...item, found: { erased: ['document-1.png'] } }];
    const text = await textOf(erased);
    expect(text).toContain(stripWhitespace('Image effacée par qui remet le dossier après la capture'));
    expect(readHashes(erased)).toContain('fichier effacé, non conservé');
    for (const one of [text, readHashes(erased)]) expect(one).not.toContain(item.fiche.files[0]?.sha256);
    expect(text).not.toContain(stripWhitespace('Aperçu réduit'));
  });
});

describe('an imported video', () => {
  const path = 'document-1.webm';
  const inventVideo = (more: Partial<FileEntry>) => {
    const details = { name: 'VID.webm', format: 'webm', family: 'video', pixels: null } as const;
    const post = inventImportedFile(path, 'video/webm', details);
    return inventCase([{ ...post, files: post.files.map((file) => ({ ...file, ...more })) }]);
  };

  it('is shown by its frames, with their times and the length that its file states', async () => {
    const invented = await inventVideo({ durationMs: 65_000, framesMs: [3000, 61_000] });
    const text = await textOf(invented.snapshot.items, invented);
    for (const expected of [
      'vidéo (webm), durée 1:05 selon le fichier, 6 octets',
      `Images de pieces/P0001/${path}, prises à 0:03, 1:01 par le navigateur ; elles n’ont pas d’empreinte dans la fiche.`,
    ])
      expect(text).toContain(stripWhitespace(expected));
  });

  it('that the browser could not show has no image, and no length that its file does not state', async () => {
    const invented = await inventVideo({});
    const text = await textOf(invented.snapshot.items, invented);
    expect(text).toContain(stripWhitespace('vidéo (webm), 6 octets'));
    expect(text).toContain(stripWhitespace(`Il n’est pas reproduit ici : il est dans pieces/P0001/${path}.`));
    expect(text).not.toContain('durée');
  });
});

describe('an imported e-mail', () => {
  const path = 'document-1.eml';
  const inventEmail = () => {
    const details = { name: 'courriel.eml', format: 'eml', family: 'email', pixels: null } as const;
    return inventCase([inventImportedFile(path, 'message/rfc822', details)]);
  };

  it('has its words printed, as those of nobody in particular', async () => {
    const invented = await inventEmail();
    const readEmail = async (file: Blob | Bytes) => ({
      texts: [`Mot inventé, ${new Blob([file]).size} octets lus`, 'Menace'],
      forwarded: ['From: alix', 'From: blaise'],
    });
    const text = await textOf(invented.snapshot.items, invented, { readEmail });
    for (const expected of [
      'Texte du courriel, sans sa mise en page ; noms et date non vérifiés',
      'Mot inventé, 6 octets lus',
      '[Message joint à ce courriel :] From: alix [Message joint à ce courriel :] From: blaise',
      `Il est dans pieces/P0001/${path}.`,
    ])
      expect(text).toContain(stripWhitespace(expected));
  });

  it('that cannot be read says so', async () => {
    const invented = await inventEmail();
    const text = await textOf(invented.snapshot.items, invented, { readEmail: async () => null });
    expect(text).toContain(stripWhitespace('Texte : non lu, c’est un fichier importé.'));
  });
});

describe('an exported WhatsApp conversation', () => {
  const CONVERSATION = [
    '17/11/2025, 18:20 - Camille: On se voit demain ?',
    '17/11/2025, 18:21 - Théo: Je sais où tu habites.',
    '17/11/2025, 18:22 - Camille: Laisse-moi.',
  ].join('\n');
  const path = 'document-1.txt';
  const title = stripWhitespace('Messages du fichier (WhatsApp), tels quels ; dates et noms non vérifiés');
  const inventConversation = (content: string, format: ImportedFile['format'] = 'whatsapp') => {
    const details = { name: 'Discussion.txt', format, family: 'conversation', pixels: null } as const;
    const post = inventImportedFile(path, 'text/plain', details);
    return inventCase([{ ...post, files: post.files.map((file) => ({ ...file, content })) }]);
  };

  it('is printed line by line, as messages of nobody in particular', async () => {
    const invented = await inventConversation(CONVERSATION);
    const text = await textOf(invented.snapshot.items, invented);
    expect(text).toContain(title);
    for (const line of CONVERSATION.split('\n')) expect(text).toContain(stripWhitespace(line));
    expect(text).not.toContain(stripWhitespace('Texte : non lu'));
    expect(text).not.toContain(stripWhitespace('La suite est dans'));
  });

  it('that is long is printed from its beginning, and the file has the rest', async () => {
    const lines = Array.from({ length: 300 }, (_, n) => `17/11/2025, 18:20 - Théo: Message inventé ${n}.`);
    const invented = await inventConversation(lines.join('\n'));
    const text = await textOf(invented.snapshot.items, invented);
    expect(text).toContain(stripWhitespace('Message inventé 99.'));
    expect(text).not.toContain(stripWhitespace('Message inventé 299.'));
    expect(text).toContain(stripWhitespace(`La suite est dans pieces/P0001/${path}.`));
  });

  it('is not printed when a redacted copy replaces it, nor is a file of another format', async () => {
    const [redacted, unreadable] = [await inventConversation(CONVERSATION), await inventConversation('x', 'zip')];
    const items = redacted.snapshot.items.map((item) => ({ ...item, found: { redacted: [path] } }));
    const snapshot = { ...redacted.snapshot, redactedCopy: async () => new Blob(['copie']) };
    const withCopy = await textOf(items, { ...redacted, snapshot });
    expect(withCopy).not.toContain(stripWhitespace('Je sais où tu habites'));
    const text = await textOf(unreadable.snapshot.items, unreadable);
    expect(text).toContain(stripWhitespace('Texte : non lu, c’est un fichier importé.'));
    expect(text).not.toContain(title);
  });
});
