import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { build } from 'vite';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { packagedFonts } from '../../../scripts/fonts.ts';
import { leanFontkit } from '../../../scripts/lean-fontkit.ts';
import { leanLibraries, removeEntities, removeUnused } from '../../../scripts/lean-libraries.ts';
import { leanPdfkit } from '../../../scripts/lean-pdfkit.ts';
import { readEmail as readWholeEmail } from '../../../src/import/inspectFile.ts';
import { bytesToBigInt, sha256Hex } from '../../../src/seal/digest.ts';
import * as whole from '../../../src/seal/timestamp/checkTimestamp.ts';
import { buildTimestampQuery, parseCertificates } from '../../../src/seal/timestamp/timestampToken.ts';
import { openTestAuthority } from '../../support/vectors/timestampAuthority.ts';

// Bundles a library and starts openssl.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ROOT = join(import.meta.dirname, '../../..');
const folder = await mkdtemp(join(tmpdir(), 'recueil-lean-'));
const authority = openTestAuthority();
afterAll(async () => {
  authority.close();
  await rm(folder, { recursive: true });
});

describe('leanLibraries', () => {
  it('leaves every verdict on a time-stamp as it is with the whole libraries, whatever its bytes', async () => {
    const lean: Verifier = await bundleLean(
      `export { checkTimestamp } from ${inSource('seal/timestamp/checkTimestamp.ts')};
       export { parseCertificates } from ${inSource('seal/timestamp/pem.ts')};`,
    );
    const digest = await sha256Hex(new TextEncoder().encode('un manifeste inventé'));
    const nonce = new Uint8Array(8).fill(1);
    const response = authority.reply(buildTimestampQuery(digest, nonce));
    // The bundle has its own classes, so each one reads the root itself.
    const judge = async ({ checkTimestamp, parseCertificates }: Verifier, bytes: Uint8Array<ArrayBuffer>) => {
      const roots = parseCertificates(authority.rootPem);
      const found = await checkTimestamp(bytes, { digest, nonce: bytesToBigInt(nonce), roots });
      return found.ok ? { ...found, chain: found.chain.map(({ der }) => der) } : found;
    };
    expect(await judge(lean, response)).toMatchObject({ ok: true, known: true });
    const change = fc.record({ at: fc.nat(response.length - 1), by: fc.integer({ min: 1, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 3 }), async (changes) => {
        const bytes = response.slice();
        for (const { at, by } of changes) bytes[at] = (bytes[at] ?? 0) ^ by;
        expect(await judge(lean, bytes)).toEqual(await judge({ ...whole, parseCertificates }, bytes));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves the glyphs, their places and the embedded fonts as they are with the whole fontkit', async () => {
    const browserBuild = join(ROOT, 'node_modules/fontkit/dist/browser-module.mjs');
    const lean: Fontkit = await bundleLean(`export { create } from ${JSON.stringify(browserBuild)};`);
    const whole: Fontkit = await import(browserBuild);
    for (const file of packagedFonts.filter(({ path }) => path.endsWith('.ttf'))) {
      // Padded, since fontkit reads behind the last glyph (src/dossier/pdf/engine).
      const bytes = Buffer.concat([await readFile(file.source), Buffer.alloc(64)]);
      const fonts = [whole.create(bytes), lean.create(bytes)] as const;
      const texts = fc.array(fc.constantFrom(...fonts[0].characterSet), { maxLength: 40 });
      fc.assert(
        fc.property(texts, (points) => {
          const [expected, found] = fonts.map((font) => draw(font, String.fromCodePoint(...points)));
          expect(found).toEqual(expected);
        }),
        { numRuns: 60 },
      );
    }
  });

  it('leaves every byte of a PDF as it is with the whole pdfkit', async () => {
    const browserBuild = join(ROOT, 'node_modules/pdfkit/js/pdfkit.browser.mjs');
    const lean: Pdfkit = await bundleLean(`export { default } from ${JSON.stringify(browserBuild)};`);
    const whole: Pdfkit = await import(browserBuild);
    const [expected, found] = [await drawPdf(whole), await drawPdf(lean)];
    expect(expected.length).toBeGreaterThan(5_000);
    expect(found.equals(expected)).toBe(true);
  });

  it('leaves the headers of an e-mail as they are with the whole postal-mime', async () => {
    const email = new TextEncoder().encode(
      'From: "&eacute;" =?utf-8?Q?Am=C3=A9lie?= <a@exemple.example>\r\nSubject: &amp; =?utf-8?B?w6k=?=\r\nMessage-ID: <1@b>\r\nDate: Wed, 18 Nov 2026 10:00:00 +0100\r\n\r\n',
    );
    const { readEmail } = await bundleLean(`export { readEmail } from ${inSource('import/email.ts')};`);
    const expected = await readWholeEmail(email);
    expect(expected.facts).toMatchObject({ from: '&eacute; Amélie <a@exemple.example>', subject: '&amp; é' });
    expect(await readEmail(email)).toEqual(expected);
  });

  it('refuses a version of a library in which it does not find what it removes', () => {
    expect(() => removeUnused('var CryptoEngine = class {\n};')).toThrow('not in the library');
    expect(() => leanFontkit('export {};')).toThrow('not in the library');
    expect(() => leanPdfkit('class PDFSecurity {\n}')).toThrow('not in the library');
    expect(() => removeEntities('export {};')).toThrow('not in the library');
  });
});

interface Fontkit {
  create(bytes: Uint8Array): Font;
}

interface Font {
  readonly characterSet: readonly number[];
  layout(text: string): { readonly glyphs: readonly { readonly id: number }[]; readonly positions: readonly object[] };
  createSubset(): { includeGlyph(id: number): number; encode(): Uint8Array };
}

function draw(font: Font, text: string) {
  const { glyphs, positions } = font.layout(text);
  const subset = font.createSubset();
  for (const { id } of glyphs) subset.includeGlyph(id);
  return { ids: glyphs.map(({ id }) => id), places: positions.map((one) => ({ ...one })), font: subset.encode() };
}

interface Pdfkit {
  readonly default: new (options: object) => PDFKit.PDFDocument;
}

/** Draws with what a dossier uses: embedded fonts, tags, outline, a picture, a form, links, an attached file, PDF/A-3b. */
async function drawPdf({ default: PDFDocument }: Pdfkit): Promise<Buffer> {
  const [{ source = '' } = {}] = packagedFonts;
  const document = new PDFDocument({
    font: Buffer.concat([await readFile(source), Buffer.alloc(64)]),
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    tagged: true,
    lang: 'fr-FR',
    info: { Title: 'Inventé', CreationDate: new Date('2026-11-21T10:00:00Z') },
  });
  const parts: Uint8Array[] = [];
  const ended = Promise.withResolvers<void>();
  document.on('data', (part: Uint8Array) => parts.push(part));
  document.on('end', ended.resolve);
  const root = document.struct('Document');
  document.addStructure(root);
  root.add(
    document.struct('P', {}, () => void document.fontSize(12).text('Où ça ? Là-bas : « fin ».', { width: 120 })),
  );
  root.add(document.struct('P', {}, () => void document.text('lien', { link: 'https://exemple.example/' })));
  root.end();
  document.outline.addItem('Une pièce');
  document.rect(20, 20, 100, 50).fillAndStroke('#eeeeee', '#333333');
  document.image(await readFile(join(ROOT, 'docs/screens/guide-capture.fr.png')), 100, 300, { width: 90 });
  document.file(Buffer.from('a;b'), {
    name: 'a.csv',
    type: 'text/csv',
    creationDate: new Date(0),
    modifiedDate: new Date(0),
  });
  document.addPage().text('page 2');
  document.end();
  await ended.promise;
  return Buffer.concat(parts);
}

type Verifier = Pick<typeof whole, 'checkTimestamp'> & { readonly parseCertificates: typeof parseCertificates };

const inSource = (path: string): string => JSON.stringify(join(ROOT, 'src', path));

/** Bundles a module as the package has it, and imports it. */
async function bundleLean(source: string) {
  const dir = await mkdtemp(join(folder, 'bundle-'));
  const entry = join(dir, 'entry.ts');
  await writeFile(entry, source);
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [leanLibraries],
    build: { outDir: dir, emptyOutDir: false, minify: false, lib: { entry, formats: ['es'], fileName: 'lean' } },
  });
  return import(pathToFileURL(join(dir, 'lean.js')).href);
}
