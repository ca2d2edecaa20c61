import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { holdCase, written } from './holdings.ts';
import { HOSTILE, hostilePost } from './hostilePosts.ts';
import { sixPosts } from './invented.ts';
import { run, uncompressed, wordBoxes } from './tools.ts';

/** Every document of a whole dossier, from posts made to break it. RECUEIL_FUZZ says how many; the full run is 2,000. */
const POSTS = Number(process.env.RECUEIL_FUZZ ?? 60);
vi.setConfig({ testTimeout: 120_000 + POSTS * 300, hookTimeout: 120_000 + POSTS * 300 });

let folder: string;
let hostile: string;
let plain: string;

async function unpacked(name: string, posts: Parameters<typeof holdCase>[0]): Promise<string> {
  const at = join(folder, name);
  const { zip } = await written(await holdCase(posts));
  writeFileSync(`${at}.zip`, zip);
  mkdirSync(at);
  run('unzip', ['-q', `${at}.zip`, '-d', at]);
  return at;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recueil-'));
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.constantFrom(...HOSTILE),
  );
  const texts = fc.sample(nasty, { numRuns: POSTS, seed: 20261120 });
  hostile = await unpacked('hostile', texts.map(hostilePost));
  plain = await unpacked('plain', sixPosts());
});
afterAll(() => rmSync(folder, { recursive: true }));

const pdfs = (at: string) => readdirSync(at).filter((name) => name.endsWith('.pdf'));
const text = (path: string) => readFileSync(path, 'utf8');

/** Cells of a `;` table, quoted as in RFC 4180, by Python's own reader. */
function cells(path: string): string[] {
  const script =
    'import csv,json,sys;csv.field_size_limit(10**9);print(json.dumps([c for r in csv.reader(open(sys.argv[1],encoding="utf-8-sig",newline=""),delimiter=";") for c in r]))';
  return JSON.parse(execFileSync('python3', ['-c', script, path], { encoding: 'utf8', maxBuffer: 1 << 28 }));
}

describe('a dossier of hostile posts', () => {
  it('has PDFs that are sound, run nothing, lead to the web only and stay on the page', () => {
    expect(pdfs(hostile).sort()).toEqual(['dossier.pdf', 'fiche-commissaire.pdf', 'resume.pdf']);
    for (const name of pdfs(hostile)) {
      const path = join(hostile, name);
      expect(run('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors found');
      const inside = uncompressed(path);
      expect(inside).not.toMatch(/^ {2}\/(JS|JavaScript|Launch|AA|OpenAction|EmbeddedFile) /m);
      for (const [, uri = ''] of inside.matchAll(/\/URI \((.*?)\)/g)) expect(uri).toMatch(/^https?:/);
      const outside = wordBoxes(path).filter(({ xMin, xMax, yMax }) => xMin < 60 || xMax > 535 || yMax > 830);
      expect(outside, name).toEqual([]);
    }
  });

  it('has no cell that a spreadsheet would run', () => {
    for (const name of ['chronologie.csv', 'comptes.csv', 'adresses.csv']) {
      const all = cells(join(hostile, name));
      expect(all.length).toBeGreaterThan(POSTS);
      expect(all.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
    }
  });

  it('has a page with nothing active in it', () => {
    const { document } = new JSDOM(text(join(hostile, 'index.html'))).window;
    expect(
      document.querySelectorAll('script, iframe, object, embed, form, base, link, svg, math'),
    ).toHaveLength(0);
    expect(document.querySelectorAll('article')).toHaveLength(POSTS);
  });

  it('has names that are ASCII and no longer than 120 characters', () => {
    const names = run('unzip', ['-Z1', `${hostile}.zip`])
      .trim()
      .split('\n');
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9._/-]{1,120}$/);
  });
});

describe('a dossier', () => {
  it('holds facts only: no deadline, no penalty, no offence, no advice', () => {
    const said = [
      ...pdfs(plain).map((name) => run('pdftotext', [join(plain, name), '-'])),
      new JSDOM(text(join(plain, 'index.html'))).window.document.body.textContent ?? '',
      text(join(plain, 'LISEZ-MOI.txt')),
      ...['chronologie.csv', 'comptes.csv', 'adresses.csv'].map((name) => text(join(plain, name))),
    ].join('\n');
    expect(said).not.toMatch(
      /prescri|délai|\bpeines?\b|amende|emprisonnement|harcel|infraction|délits?\b|(?:trois|3) mois|(?:six|6) ans|€|auteur présumé|preuve certifiée|appelez|voyez un avocat|ne publiez pas|ne l.envoyez pas/i,
    );
  });

  it('opens in 7z and bsdtar too', () => {
    expect(run('7z', ['t', `${plain}.zip`])).toContain('Everything is Ok');
    const listed = run('bsdtar', ['-tf', `${plain}.zip`])
      .trim()
      .split('\n');
    expect(listed).toContain('modeles/lettre-procureur.docx');
  });
});
