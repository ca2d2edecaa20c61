import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DrawText } from '../../../src/dossier/dossierPlan.ts';
import { readWordBoxes, runTool, uncompressPdf } from '../../support/dossier/externalTools.ts';
import { buildHostilePost, HOSTILE_TEXTS } from '../../support/dossier/hostilePosts.ts';
import { inventCase, writeInventedDossier } from '../../support/dossier/inventedCase.ts';
import { inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { drawGreyText } from '../../support/dossier/pictures.ts';

/**
 * Checks every document of a dossier of hostile posts. RECUEIL_FUZZ: their number (`npm run soak`: 2,000);
 * RECUEIL_SEED: the random seed. Half are in a dossier with `drawText`, half in one without.
 */
const POSTS = Math.ceil(Number(process.env.RECUEIL_FUZZ ?? 60) / 2);
const SEED = Number(process.env.RECUEIL_SEED ?? 20261120);
/** The longest text that a capture reads, starting with a formula. */
const LONGEST = '=1+cmd|\u202E\u0301é<b>'.repeat(8_334).slice(0, 100_000);
vi.setConfig({ testTimeout: 120_000 + POSTS * 300, hookTimeout: 120_000 + POSTS * 300 });

let folder: string;
let plain: string;
const counts = {
  exports: 0,
  posts: 0,
  pdfs: 0,
  words: 0,
  pictures: 0,
  offThePage: 0,
  cells: 0,
  formulas: 0,
  active: 0,
};

async function unpackDossier(
  name: string,
  posts: Parameters<typeof inventCase>[0],
  drawText?: DrawText,
): Promise<string> {
  const at = join(folder, name);
  const { zip } = await writeInventedDossier(await inventCase(posts), drawText === undefined ? {} : { drawText });
  writeFileSync(`${at}.zip`, zip);
  mkdirSync(at);
  runTool('unzip', ['-q', `${at}.zip`, '-d', at]);
  return at;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recueil-'));
  plain = await unpackDossier('plain', inventSixPosts());
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  if (process.env.RECUEIL_FUZZ !== undefined) console.log(`RECUEIL_SEED=${SEED}`, counts);
});

/** Returns the boxes of images, in points from the top left corner: the y axis of a page points down, an image's up. */
function pictureBoxes(inside: string) {
  const placed = inside.matchAll(/^(\S+) 0 0 -(\S+) (\S+) (\S+) cm\n\/\w+ Do$/gm);
  return [...placed].map((match) => {
    const [width = 0, height = 0, x = 0, bottom = 0] = match.slice(1).map(Number);
    return { xMin: x, xMax: x + width, yMin: bottom - height, yMax: bottom };
  });
}

const pdfs = (at: string) => readdirSync(at).filter((name) => name.endsWith('.pdf'));
const text = (path: string) => readFileSync(path, 'utf8');

/** Returns the cells of a `;` table, as read by Python. */
function cells(path: string): string[] {
  const script =
    'import csv,json,sys;csv.field_size_limit(10**9);print(json.dumps([c for r in csv.reader(open(sys.argv[1],encoding="utf-8-sig",newline=""),delimiter=";") for c in r]))';
  return JSON.parse(execFileSync('python3', ['-c', script, path], { encoding: 'utf8', maxBuffer: 1 << 28 }));
}

/** Draws a grey image as tall as a browser's. */
const drawText: DrawText = async (drawn, { widthPt, sizePt }) => {
  return drawGreyText(widthPt, Math.ceil((drawn.length * sizePt * 0.6) / widthPt) * sizePt * 1.4);
};

describe.each([
  ['with drawText', drawText],
  ['without drawText', undefined],
])('a dossier of hostile posts, %s', (name, draw) => {
  let hostile: string;
  beforeAll(async () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.constantFrom(...HOSTILE_TEXTS),
    );
    const texts = fc.sample(nasty, { numRuns: POSTS - 1, seed: SEED });
    hostile = await unpackDossier(name, [LONGEST, ...texts].map(buildHostilePost), draw);
    counts.exports += 1;
    counts.posts += POSTS;
  });

  it('has valid PDFs with nothing active, only http(s) links, and everything within the page', () => {
    expect(pdfs(hostile).sort()).toEqual(['dossier.pdf', 'fiche-commissaire.pdf']);
    for (const file of pdfs(hostile)) {
      const path = join(hostile, file);
      expect(runTool('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors found');
      const inside = uncompressPdf(path);
      const active = inside.match(/^ {2}\/(JS|JavaScript|Launch|AA|OpenAction|EmbeddedFile) /gm) ?? [];
      const links = [...inside.matchAll(/\/URI \((.*?)\)/g)].map(([, uri = '']) => uri);
      const elsewhere = links.filter((uri) => !/^https?:/.test(uri));
      const boxes = readWordBoxes(path);
      const pictures = pictureBoxes(inside);
      const outside = [...boxes, ...pictures].filter(({ xMin, xMax, yMax }) => xMin < 60 || xMax > 535 || yMax > 830);
      if (file === 'dossier.pdf') expect(pictures.length).toBeGreaterThan(POSTS - 1);
      counts.pdfs += 1;
      counts.words += boxes.length;
      counts.pictures += pictures.length;
      counts.active += active.length + elsewhere.length;
      counts.offThePage += outside.length;
      expect([...active, ...elsewhere], file).toEqual([]);
      expect(outside, file).toEqual([]);
    }
  });

  it('has no table cell with a formula', () => {
    for (const file of ['chronologie.csv', 'comptes.csv', 'adresses.csv']) {
      const all = cells(join(hostile, file));
      const formulas = all.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell));
      counts.cells += all.length;
      counts.formulas += formulas.length;
      expect(all.length).toBeGreaterThan(POSTS);
      expect(formulas).toEqual([]);
    }
  });
});

describe('a dossier', () => {
  it('contains facts only: no deadline, penalty, offence or advice', () => {
    const texts = [
      ...pdfs(plain).map((name) => runTool('pdftotext', [join(plain, name), '-'])),
      new JSDOM(text(join(plain, 'index.html'))).window.document.body.textContent ?? '',
      // The only advice, in LISEZ-MOI.txt.
      text(join(plain, 'LISEZ-MOI.txt')).replace(
        "Ne publiez pas ce dossier, ne l'envoyez pas à la personne mise en cause.",
        '',
      ),
      ...['chronologie.csv', 'comptes.csv', 'adresses.csv'].map((name) => text(join(plain, name))),
    ].join('\n');
    expect(texts).not.toMatch(
      /prescri|délai|\bpeines?\b|amende|emprisonnement|harcel|infraction|délits?\b|(?:trois|3) mois|(?:six|6) ans|€|auteur présumé|preuve certifiée|appelez|voyez un avocat|ne publiez pas|ne l.envoyez pas/i,
    );
  });

  it('opens in 7z and bsdtar', () => {
    expect(runTool('7z', ['t', `${plain}.zip`])).toContain('Everything is Ok');
    const listed = runTool('bsdtar', ['-tf', `${plain}.zip`])
      .trim()
      .split('\n');
    expect(listed).toContain('dossier.pdf');
    // The accused may read the dossier: letters are saved beside it.
    expect(listed.filter((name) => /modeles|\.docx$/.test(name))).toEqual([]);
  });
});
