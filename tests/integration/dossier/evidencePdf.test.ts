import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGE_CODES } from '../../../src/domain/shared/languages.ts';
import type { ZipEntry } from '../../../src/dossier/zip/storedZip.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { type PackageIdentity, readBaseTrailer, writeUpdate } from '../../../src/seal/pdfAttachments.ts';
import { createSigningKey } from '../../../src/seal/signature.ts';
import { NotCheckable, type Report } from '../../../src/seal/verify/verificationReport.ts';
import { fileSource, verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { formatRefusal } from '../../../src/ui/locales/verify.ts';
import { runTool } from '../../support/dossier/externalTools.ts';
import { inventPdf } from '../../support/dossier/inventedPdf.ts';
import { COMMAND_LINE, listCheckFaults } from '../../support/dossier/printedCommands.ts';
import { makeTestFolder } from '../../support/testFolder.ts';
import { anyPdfMutation, verifyMutation } from '../../support/vectors/pdfMutations.ts';
import { splitPdf } from '../../support/vectors/pdfParts.ts';
import { buildReceivedDossierEvent, buildSmallDossier } from '../../support/vectors/smallDossier.ts';
import { verifyFiles } from '../../support/vectors/verifyFiles.ts';

const folder = makeTestFolder();
let pdf: Uint8Array<ArrayBuffer>;
let receipt: Uint8Array<ArrayBuffer>;
let zip: Blob;
let entries: readonly ZipEntry[];
let identity: PackageIdentity;
let pdfPath: string;
/** Bytes of the dossier.pdf of the zip. */
let drawn: number;

beforeAll(async () => {
  ({ zip, entries, identity, pdf, receipt } = await inventPdf());
  drawn = entries.find(({ path }) => path === 'dossier.pdf')?.bytes ?? 0;
  pdfPath = join(folder, 'recueil.pdf');
  writeFileSync(pdfPath, pdf);
});

const verify = async (bytes: Uint8Array<ArrayBuffer>): Promise<Report> =>
  verifyDossier(await fileSource(new Blob([bytes])));

const refusalOf = (bytes: Uint8Array<ArrayBuffer>): Promise<unknown> =>
  verify(bytes).then(
    ({ verdict }) => verdict,
    (error: unknown) => (error instanceof NotCheckable ? error.code : error),
  );

async function listFiles(): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const contents = entries.map(async ({ path, offset, bytes }) => {
    const content = new Uint8Array(await zip.slice(offset, offset + bytes).arrayBuffer());
    return [path, content] as const;
  });
  return new Map(await Promise.all(contents));
}

/** The commands as a person copies them. */
async function printedCommands(name: string): Promise<string[]> {
  const commands = await readCommands();
  const printed = /\S+\.pdf$/.exec(commands[0] ?? '')?.[0].replace('../', '') ?? '';
  return commands.map((command) => command.replaceAll(printed, name));
}

let commandsRead: readonly string[] | null = null;
/** As LISEZ-MOI.txt has them. Read once: a forged PDF is checked with the commands of the true one. */
async function readCommands(): Promise<readonly string[]> {
  if (commandsRead !== null) return commandsRead;
  const readMe = new TextDecoder().decode((await listFiles()).get('LISEZ-MOI.txt'));
  const lines = readMe.slice(readMe.indexOf("Le PDF complet, s'il est remis")).split('\r\n');
  const commands = lines
    .slice(0, lines.indexOf(''))
    .map((line) => line.trim())
    .filter((line) => COMMAND_LINE.test(line));
  expect(commands).toHaveLength(9);
  commandsRead = commands;
  return commands;
}

/** Runs them on a PDF. What goes wrong is in the output, as in a terminal. */
async function checkByHand(bytes: Uint8Array): Promise<{ readonly output: string; readonly extracted: Buffer | null }> {
  const by = mkdtempSync(join(folder, 'by-hand-'));
  writeFileSync(join(folder, 'received.pdf'), bytes);
  const script = (await printedCommands('received.pdf')).join('\n');
  const { stdout } = spawnSync('bash', ['-c', `cd '${by}'\n{ ${script}\n} 2>&1`], { encoding: 'utf8' });
  const path = join(by, 'dossier.pdf');
  const extracted = existsSync(path) ? readFileSync(path) : null;
  rmSync(by, { recursive: true });
  return { output: stdout, extracted };
}

const concat = (...parts: readonly (Uint8Array | string)[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));

describe('the PDF with the whole dossier', () => {
  it('gets the same report as the zip', async () => {
    expect(await verify(pdf)).toEqual(await verifyDossier(await fileSource(zip)));
  });

  it('is at most 5 % larger than the zip', () => expect(pdf.length).toBeLessThanOrEqual(zip.size * 1.05));

  it('is read by qpdf and poppler, which list each file once', () => {
    runTool('qpdf', ['--check', pdfPath]);
    const listed = runTool('pdfdetach', ['-list', pdfPath]);
    expect(listed).toContain('manifest.json\n');
    expect(listed).toContain('pieces--P0001--fiche.json\n');
    expect(listed.split('\n')[0]).toBe(`${attachedNames().length} embedded files`);
  });

  it('is checked by hand with its printed commands, which docs/format.md has too', async () => {
    const { output, extracted } = await checkByHand(pdf);
    expect(output).toMatch(/^\w{64} {2}\S+\n[\s\S]*Verified OK\n/);
    expect(output.startsWith(createHash('sha256').update(pdf).digest('hex'))).toBe(true);
    expect(listCheckFaults(output)).toEqual([]);
    expect(extracted).toEqual(Buffer.from(pdf.subarray(0, drawn)));
    const format = readFileSync(join(import.meta.dirname, '../../../docs/format.md'), 'utf8');
    const documented = [...format.slice(format.indexOf('By hand, in an empty folder')).matchAll(/^ {4}\$ (.+)$/gm)];
    expect(documented.map(([, command]) => command)).toEqual(await printedCommands('recueil.pdf'));
  });

  it('attack: a PDF with one change is never accepted, and the change is named', async () => {
    const parts = await splitPdf(await listFiles(), identity);
    expect(parts.bytes).toEqual(pdf);
    for (const make of fc.sample(anyPdfMutation(parts), { numRuns: 100, seed: 20261121 })) {
      const mutation = await make();
      const { kind } = mutation;
      const expected = { kind, outcome: expect.stringMatching(/^(named|refused)$/) };
      expect({ kind, outcome: await verifyMutation(mutation) }).toEqual(expected);
    }
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

  it('reads any files that were attached as they are, without a fault', async () => {
    // No name that Windows keeps for itself, such as aux: none of them begins with f.
    const name = fc.stringMatching(/^f[a-z0-9]{0,7}(\.[a-z]{1,3})?$/);
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => `x/${names.join('/')}`);
    // The size is stated twice: its digits move what follows.
    const size = fc.oneof(fc.constantFrom(0, 1, 9, 10, 11, 99, 100, 999, 1_000, 9_999, 10_000), fc.nat(100_000));
    const attachments = fc.uniqueArray(fc.record({ path, size }), { selector: (one) => one.path, maxLength: 20 });
    const identity = { created: '', manifestDigest: await sha256Hex(new Uint8Array()) };
    const pages = pdf.slice(0, drawn);
    await fc.assert(
      fc.asyncProperty(attachments, fc.nat(255), async (list, fill) => {
        const contents = list.map((one) => [one.path, new Uint8Array(one.size).fill(fill)] as const);
        const { bytes } = await splitPdf(new Map([['dossier.pdf', pages], ...contents]), identity);
        const { faults, files } = await fileSource(new Blob([bytes]));
        const isClash = list.some((one) => list.some((other) => other.path.startsWith(`${one.path}/`)));
        fc.pre(!isClash);
        expect(faults).toEqual([]);
        expect(new Map([...files].map(([at, { bytes: length }]) => [at, length]))).toEqual(
          new Map([['dossier.pdf', pages.length], ...list.map((one) => [one.path, one.size] as const)]),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('gives an annex with a received dossier in it the report of its files', async () => {
    const key = await createSigningKey();
    const pages = pdf.slice(0, drawn);
    const received = await buildSmallDossier({
      key: await createSigningKey(),
      texts: ['Reçu.'],
      extraFiles: new Map([['dossier.pdf', pages]]),
    });
    const files = await buildSmallDossier({
      key,
      texts: ['Un message.'],
      extraFiles: new Map([['annexe.pdf', pages]]),
      receivedDossiers: [received],
      extraEvents: [await buildReceivedDossierEvent(1, received)],
    });
    const others = new Map([...files].filter(([path]) => path !== 'annexe.pdf'));
    const manifest = files.get('manifest.json') ?? new Uint8Array();
    const identity = { created: '2026-03-02T10:30:00.000Z', manifestDigest: await sha256Hex(manifest) };
    const { bytes } = await splitPdf(new Map([...others, ['dossier.pdf', pages]]), identity);
    const report = await verify(bytes);
    const expected = { verdict: 'coherent-unanchored', problems: [], receivedDossiers: [{ folder: 'origines/O1' }] };
    expect(report).toMatchObject(expected);
    expect(report).toEqual(await verifyFiles(files));
  });

  it('reports attachments in another order than sorted by path', async () => {
    const [first, second, ...rest] = entries.filter(({ path }) => path !== 'dossier.pdf').sort(byPath);
    const trailer = await readBaseTrailer(new Blob([pdf.subarray(0, drawn)]));
    if (first === undefined || second === undefined || trailer === null) return expect.fail('no dossier');
    const contents = new Map(entries.map((entry) => [entry.path, entry]));
    const parts = [...writeUpdate(trailer, [second, first, ...rest], identity)].map((segment) => {
      if (typeof segment === 'string') return segment;
      const { offset = 0, bytes = 0 } = contents.get(segment.path) ?? {};
      return zip.slice(offset, offset + bytes);
    });
    const reordered = new Uint8Array(await new Blob([pdf.subarray(0, drawn), ...parts]).arrayBuffer());
    expect((await verify(reordered)).problems).toEqual([{ code: 'pdf-structure' }]);
  });

  it('names the drawn pages when the header of the file is damaged', async () => {
    const damaged = pdf.slice();
    damaged.set(Buffer.from('%PXF'));
    expect((await verify(damaged)).problems).toContainEqual({ code: 'altered', path: 'dossier.pdf' });
  });

  it.each([
    ['another program added to it', () => concat(pdf, '1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n'), 'pdf-appended'],
    ['one byte was added', () => concat(pdf, '\n'), 'pdf-appended'],
    ['many bytes that are no PDF were added', () => concat(pdf, 'x'.repeat(5_000_000)), 'pdf-appended'],
    ['bytes were put before it and after it', () => concat('\n', concat(pdf, '\n')), 'pdf-changed'],
    ['its end was repeated', () => concat(pdf, Buffer.from(pdf.slice(-4_000)).toString('latin1')), 'pdf-appended'],
    ['bytes were put before it', () => concat('\n', pdf), 'pdf-changed'],
    ['bytes like those of a zip were put before it', () => concat('PK', pdf), 'pdf-changed'],
    ['bytes were put into its table', () => insertAt(tableAt() + 100, '123456789'), 'pdf-changed'],
    ['it was cut', () => pdf.slice(0, pdf.length - 4_000), 'pdf-cut'],
    ['it was cut in its pages', () => pdf.slice(0, drawn / 2), 'pdf-cut'],
    ['it is the sheet to print', () => receipt, 'pdf-plain'],
    ['it is the PDF of the zip', () => pdf.slice(0, drawn), 'pdf-plain'],
    ['it is the PDF of somebody else', () => somebodyElse('<</Title(Recueil de textes)>>'), 'pdf-other'],
    ['somebody else attached an encrypted PDF to theirs', () => somebodyElse('(/Encrypt 3 0 R)'), 'pdf-other'],
  ])('refuses when %s', async (_, bytes, code) => {
    expect(await refusalOf(bytes())).toBe(code);
  });

  it.each(LANGUAGE_CODES)('says in %s which file to choose instead of another PDF of Recueil', (lang) => {
    expect(formatRefusal(lang, new NotCheckable('pdf-plain'))).toMatch(/\. [^.]*\b(?:zip|PDF)\b[^.]*recueil-[^.]*\.$/);
  });

  it.each([
    ['saved again', [], 'pdf-changed'],
    ['made for the web', ['--linearize'], 'pdf-changed'],
    ['compressed', ['--object-streams=generate'], 'pdf-changed'],
    ['encrypted', ['--encrypt', 'user', 'owner', '256', '--'], 'pdf-encrypted'],
    ['encrypted and made for the web', ['--linearize', '--encrypt', '', 'owner', '256', '--'], 'pdf-encrypted'],
    [
      'encrypted and compressed',
      ['--object-streams=generate', '--encrypt', 'user', 'owner', '256', '--'],
      'pdf-encrypted',
    ],
  ])('refuses a copy that qpdf has %s', async (_, options, code) => {
    const again = join(folder, 'again.pdf');
    runTool('qpdf', [...options, pdfPath, again]);
    expect(await refusalOf(new Uint8Array(readFileSync(again)))).toBe(code);
  });
});

const byPath = (a: ZipEntry, b: ZipEntry): number => (a.path < b.path ? -1 : 1);

function somebodyElse(object: string): Uint8Array<ArrayBuffer> {
  const body = `%PDF-1.4\n1 0 obj\n${object}\nendobj\n`;
  const table = 'xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n';
  return concat(`${body}${table}trailer\n<</Size 2/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`);
}

function attachedNames(): string[] {
  const text = Buffer.from(pdf).toString('latin1');
  return [...text.matchAll(/^\(.*\) \d+ 0 R$/gm)].map(([line]) => line);
}

const tableAt = (): number => Number(/startxref\n(\d+)\n%%EOF\n$/.exec(Buffer.from(pdf).toString('latin1'))?.[1]);

function insertAt(at: number, text: string): Uint8Array<ArrayBuffer> {
  return concat(pdf.subarray(0, at), text, pdf.subarray(at));
}

function replaceAt(at: number, text: string): Uint8Array<ArrayBuffer> {
  expect(at).toBeGreaterThan(0);
  const changed = pdf.slice();
  changed.set(Buffer.from(text), at);
  return changed;
}
