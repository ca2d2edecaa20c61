import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidencePdf } from '../../../src/dossier/pdf/evidencePdf.ts';
import type { ZipEntry } from '../../../src/dossier/zip/storedZip.ts';
import type { PackageIdentity } from '../../../src/seal/pdf/attachmentUpdate.ts';
import { fileSource } from '../../../src/seal/verify/fileSource.ts';
import { NotCheckable, type Report } from '../../../src/seal/verify/report.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { runTool } from './externalTools.ts';
import { buildDossierKit, inventCase, writeInventedDossier } from './inventedCase.ts';
import { inventSixPosts } from './inventedPosts.ts';

let folder: string;
let pdf: Uint8Array<ArrayBuffer>;
let zip: Blob;
let entries: readonly ZipEntry[];
let identity: PackageIdentity;
let pdfPath: string;
/** Bytes of the dossier.pdf of the zip. */
let drawn: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recueil-pdf-'));
  const invented = await inventCase(inventSixPosts());
  const written = await writeInventedDossier(invented);
  entries = written.entries;
  zip = new Blob([new Uint8Array(written.zip)]);
  const created = buildDossierKit(invented.key).createdAt.toISOString();
  identity = { created, manifestDigest: written.manifestDigest };
  pdf = await writePdf(entries);
  drawn = entries.find(({ path }) => path === 'dossier.pdf')?.bytes ?? 0;
  pdfPath = join(folder, 'recueil.pdf');
  writeFileSync(pdfPath, pdf);
});
afterAll(() => rmSync(folder, { recursive: true }));

const writePdf = async (of: readonly ZipEntry[]): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await evidencePdf(zip, of, identity)).arrayBuffer());

const verify = async (bytes: Uint8Array<ArrayBuffer>): Promise<Report> =>
  verifyDossier(await fileSource(new Blob([bytes])));

const refusalOf = (bytes: Uint8Array<ArrayBuffer>): Promise<unknown> =>
  verify(bytes).then(
    ({ verdict }) => verdict,
    (error: unknown) => (error instanceof NotCheckable ? error.code : error),
  );

const concat = (...parts: readonly (Uint8Array | string)[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));

describe('the PDF with the whole dossier', () => {
  it('gets the same report as the zip', async () => {
    expect(await verify(pdf)).toEqual(await verifyDossier(await fileSource(zip)));
  });

  it('is at most 5 % larger than the zip', () => {
    expect(pdf.length).toBeLessThanOrEqual(zip.size * 1.05);
  });

  it('is read by qpdf and poppler, which list each file once', () => {
    runTool('qpdf', ['--check', pdfPath]);
    const listed = runTool('pdfdetach', ['-list', pdfPath]);
    expect(listed).toContain('manifest.json\n');
    expect(listed).toContain('pieces--P0001--fiche.json\n');
    expect(listed.split('\n')[0]).toBe(`${attachedNames().length} embedded files`);
  });

  it('is checked by hand with the commands of docs/format.md', () => {
    const by = join(folder, 'by-hand');
    mkdirSync(by);
    runTool('pdfdetach', ['-saveall', '-o', by, pdfPath]);
    const commands = [
      `head -c "$(($(grep -abom1 '%%EOF' ../recueil.pdf | head -n 1 | cut -d: -f1) + 6))" ../recueil.pdf > dossier.pdf`,
      "sed 's|/|--|g' SHA256SUMS | sha256sum -c --quiet --strict",
      'openssl dgst -sha256 -verify cle-publique.pem -signature manifest.json.sig manifest.json',
    ];
    expect(runTool('bash', ['-ec', `cd '${by}'\n${commands.join('\n')}`])).toBe('Verified OK\n');
    expect(readFileSync(join(by, 'dossier.pdf'))).toEqual(Buffer.from(pdf.subarray(0, drawn)));
  });

  it('is checked by hand with the three commands of its first page', () => {
    const by = join(folder, 'by-page-1');
    mkdirSync(by);
    const lines = runTool('pdftotext', ['-f', '1', '-l', '1', '-layout', pdfPath, '-']).split('\n');
    const commands = lines.map((line) => line.trim()).filter((line) => /^(pdfdetach|sed|openssl) /.test(line));
    expect(commands).toHaveLength(3);
    copyFileSync(pdfPath, join(folder, /\S+\.pdf$/.exec(commands[0] ?? '')?.[0].replace('../', '') ?? ''));
    const output = runTool('bash', ['-ec', `cd '${by}'\n${commands.join('\n')}`]);
    expect(output).toMatch(/journal\.jsonl: OK\n/);
    expect(output).toMatch(/Verified OK\n$/);
    expect(output).not.toMatch(/FAILED/);
  });

  it('is reported when any byte changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(pdf.length - 1), fc.integer({ min: 1, max: 255 }), async (at, difference) => {
        const changed = pdf.slice();
        changed[at] = ((changed[at] ?? 0) + difference) % 256;
        expect(await refusalOf(changed)).toSatisfy(isReported);
      }),
      { numRuns: 300 },
    );
  });

  it('is reported when any byte of the update outside the files changes', async () => {
    // Structure is a small part of the file: the last 8 KB have the name tree, the table and the trailer.
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 8_192 }),
        fc.integer({ min: 1, max: 255 }),
        async (back, difference) => {
          const changed = pdf.slice();
          const at = pdf.length - back;
          changed[at] = ((changed[at] ?? 0) + difference) % 256;
          expect(await refusalOf(changed)).toSatisfy(isReported);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('names the altered file, the drawn pages and the structure', async () => {
    const drawnChanged = pdf.slice();
    drawnChanged[drawn - 2_000] = (drawnChanged[drawn - 2_000] ?? 0) ^ 1;
    expect((await verify(drawnChanged)).problems).toContainEqual({ code: 'altered', path: 'dossier.pdf' });
    const text = Buffer.from(pdf).toString('latin1');
    const relation = replaceAt(text.indexOf('/AFRelationship/Data'), '/AFRelationship/Dato');
    expect((await verify(relation)).problems).toEqual([{ code: 'pdf-structure' }]);
    const ficheAt = text.indexOf('"schema":"recueil/item/1"');
    const fiche = replaceAt(ficheAt, '"schema":"recueil/item/9"');
    expect((await verify(fiche)).problems.map(({ path }) => path)).toContain('pieces/P0001/fiche.json');
  });

  it('names a file that was taken out, put in or exchanged, in an update that is well formed', async () => {
    const attached = entries.filter(({ path }) => !['dossier.pdf', 'manifest.json', 'SHA256SUMS'].includes(path));
    const anyEntry = fc.constantFrom(...attached);
    await fc.assert(
      fc.asyncProperty(anyEntry, anyEntry, fc.constantFrom('out', 'in', 'exchanged'), async (one, other, change) => {
        fc.pre(change !== 'exchanged' || one.bytes !== other.bytes);
        const changed = {
          out: () => entries.filter((entry) => entry !== one),
          in: () => [...entries, { ...one, path: `ajout-${other.path.replaceAll('/', '-')}` }],
          exchanged: () =>
            entries.map((entry) =>
              entry === one ? { ...other, path: one.path } : entry === other ? { ...one, path: other.path } : entry,
            ),
        }[change]();
        const { verdict, problems } = await verify(await writePdf(changed));
        expect(verdict).toBe('altered');
        const path = change === 'in' ? `ajout-${other.path.replaceAll('/', '-')}` : one.path;
        expect(problems.flatMap((problem) => [problem.path, problem.detail?.now])).toContain(path);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['another program added to it', () => concat(pdf, '1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n'), 'pdf-changed'],
    ['one byte was added', () => concat(pdf, '\n'), 'pdf-changed'],
    ['it was cut', () => pdf.slice(0, pdf.length - 4_000), 'pdf-changed'],
    ['it is the PDF of the zip', () => pdf.slice(0, drawn), 'pdf-plain'],
    ['it is the PDF of somebody else', () => concat('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n'), 'pdf-other'],
    ['it is encrypted', () => concat('%PDF-1.4\ntrailer\n<</Encrypt 3 0 R>>\n%%EOF\n'), 'pdf-encrypted'],
  ])('refuses when %s', async (_, bytes, code) => {
    expect(await refusalOf(bytes())).toBe(code);
  });

  it('refuses a copy that qpdf saved again', async () => {
    const again = join(folder, 'again.pdf');
    runTool('qpdf', [pdfPath, again]);
    expect(await refusalOf(new Uint8Array(readFileSync(again)))).toBe('pdf-changed');
  });
});

const REPORTED: readonly unknown[] = ['altered', 'pdf-changed', 'pdf-plain', 'pdf-other', 'zip-broken'];
const isReported = (outcome: unknown): boolean => REPORTED.includes(outcome);

function attachedNames(): string[] {
  const text = Buffer.from(pdf).toString('latin1');
  return [...text.matchAll(/^\(.*\) \d+ 0 R$/gm)].map(([line]) => line);
}

function replaceAt(at: number, text: string): Uint8Array<ArrayBuffer> {
  expect(at).toBeGreaterThan(0);
  const changed = pdf.slice();
  changed.set(Buffer.from(text), at);
  return changed;
}
