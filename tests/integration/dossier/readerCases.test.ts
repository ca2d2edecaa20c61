import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { reportPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfDocument.ts';
import { runTool } from '../../support/dossier/externalTools.ts';
import { buildDossierContext } from '../../support/dossier/inventedCase.ts';
import { findUntaggedTexts, readAloud } from '../../support/dossier/pdfTags.ts';
import { readAnswers, readLoneHeadings, readOverhangs, readPageFills } from '../../support/dossier/readDossier.ts';
import { inventReaderCase, READER_CASES } from '../../support/dossier/readerCases.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

// `npm run reader-cases` prints the same.

const PAGES_MAX = { adult: 20, minor: 22, long: 60 } as const;

// A long dossier takes 6 s alone, minutes on a busy machine.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const folder = makeTestFolder();

describe.each(READER_CASES)('the dossier of an invented case: %s', (kind) => {
  let pdf: string;
  beforeAll(async () => {
    const { case: invented, options } = await inventReaderCase(kind);
    pdf = join(folder, `${kind}.pdf`);
    writeFileSync(pdf, await collectBytes(reportPdf(buildDossierContext(invented, { options }), () => {})));
  });

  it('answers eleven questions within a minute of reading, on its first page', () => {
    const answers = readAnswers(pdf);
    expect(answers).toHaveLength(11);
    expect(answers.filter(({ page, seconds }) => page > 1 || seconds > 60)).toEqual([]);
  });

  it('quotes on its first page the extortion that nobody rated', () => {
    const text = runTool('pdftotext', ['-enc', 'UTF-8', '-l', '1', pdf, '-']).replace(/\s+/g, ' ');
    expect(text).toMatch(
      /Argent cité .*Non évalué : n° \d+ : « 12\/11\/2026, 20:41 - Numéro inventé: 500 euros ou je l’envoie »/,
    );
    // What she rated is named too, with the sum and without its words.
    if (kind === 'minor') expect(text).toMatch(/Argent cité n° 37, message 3 : « 500 euros »\. Non évalué/);
  });

  it('says on its first page that words are the same, and where the data that expire are', () => {
    const text = runTool('pdftotext', ['-enc', 'UTF-8', '-l', '1', pdf, '-']).replace(/\s+/g, ' ');
    expect(text).toMatch(/Mêmes mots \d+ textes?, \d+ publications ; aucun lien établi\. Voir le sommaire\./);
    expect(text).toContain('Effacement Données de connexion : voir fiche-identification.pdf.');
  });

  it('has on its first page what the person tells, whole', () => {
    const text = runTool('pdftotext', ['-enc', 'UTF-8', '-l', '1', pdf, '-']).replace(/\s+/g, ' ');
    expect(text).toMatch(/au club et à [ms]a photo\./);
    if (kind === 'adult') expect(text).toContain('ITT de 3 jours');
    // Beside the gravest: the count of what was never looked up again hides them.
    expect(text).toMatch(/Selon (?:la victime|le parent)\. Non vérifié en ligne : pièces? n° [\d,àe ]+\./);
  });

  it('cites at a démarche the exhibit of its receipt', () => {
    const text = runTool('pdftotext', ['-enc', 'UTF-8', '-l', '2', pdf, '-']).replace(/\s+/g, ' ');
    expect(text).toMatch(/Signalement à PHAROS, référence PH-2026-0001, document joint : pièce n° (?:38|199)\./);
  });

  it('leaves a blank for the certificate of the ITT that she names', () => {
    const text = runTool('pdftotext', ['-enc', 'UTF-8', '-l', '2', pdf, '-']).replace(/\s+/g, ' ');
    expect(text).toMatch(/ITT de 3 jours\. Certificat médical : pièce n° /);
  });

  it('names the sheet of the connection data among its contents', () => {
    const text = runTool('pdftotext', ['-enc', 'UTF-8', '-l', '2', pdf, '-']);
    expect(text).toContain('Données de connexion : fiche-identification.pdf');
  });

  it('says what an empty cell means in the list', () => {
    const text = runTool('pdftotext', ['-enc', 'UTF-8', '-f', '3', '-l', '4', pdf, '-']).replace(/\s+/g, ' ');
    expect(text).toContain('« En ligne » : selon sa dernière vérification ; case vide : non vérifiée.');
  });

  it('has the facts of a single photograph as wide as the page', () => {
    const text = runTool('pdftotext', ['-enc', 'UTF-8', '-layout', pdf, '-']);
    expect(text).toMatch(/Pièce n° (?:38|199) +document, .*\s+Importé le .* UTC\n/);
  });

  it('names in its list each document, and what kind of file was imported', () => {
    const list = runTool('pdftotext', ['-enc', 'UTF-8', '-raw', '-f', '4', '-l', '8', pdf, '-']).replace(/\s+/g, ' ');
    expect(list).toContain('« Récépissé.png » document, image (fichier)');
    expect(list).toContain('« IMG_4501.png » WhatsApp, image (fichier)');
    expect(list).toContain('« Discussion Whats… WhatsApp, conversation exportée (fichier)');
  });

  it('reads a heading aloud before the words below it', async () => {
    const read = `${await readAloud(pdf, 1)} ${await readAloud(pdf, 2)}`;
    const heading = read.lastIndexOf('Retentissement');
    expect(heading).toBeGreaterThan(0);
    expect(Math.max(read.lastIndexOf('Je ne dors plus'), read.lastIndexOf('Camille ne dort plus'))).toBeGreaterThan(
      heading,
    );
  });

  it(`has at most ${PAGES_MAX[kind]} pages, each at least half full but the last`, () => {
    const fills = readPageFills(pdf);
    expect(fills.length).toBeLessThanOrEqual(PAGES_MAX[kind]);
    expect(fills.slice(0, -1).filter((fill) => fill < 0.5)).toEqual([]);
  });

  it('has every text in an element of its structure tree, or as an artifact', async () =>
    expect(await findUntaggedTexts(pdf)).toEqual([]));

  it('has no heading alone at the end of a page', () => expect(readLoneHeadings(pdf)).toEqual([]));

  it('has nothing outside the margins', () => expect(readOverhangs(pdf)).toEqual([]));
});

it('has at most 60 pages for the longest case without the whole screens, which is the default', async () => {
  const { case: invented, options } = await inventReaderCase('long');
  const withoutScreens = { ...options, parts: { ...options.parts, screens: false } };
  const pdf = join(folder, 'long-without-screens.pdf');
  writeFileSync(
    pdf,
    await collectBytes(reportPdf(buildDossierContext(invented, { options: withoutScreens }), () => {})),
  );
  const fills = readPageFills(pdf);
  // Where no screen is joined, each exhibit states again what those of a screen share.
  expect(fills.length).toBeLessThanOrEqual(60);
  expect(fills.slice(0, -1).filter((fill) => fill < 0.5)).toEqual([]);
});
