import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfDocument.ts';
import { receiptPdf } from '../../../src/dossier/pdf/handoverReceipt.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { runTool, stripWhitespace } from '../../support/dossier/externalTools.ts';
import { type InventedCase, inventCase, inventPlan } from '../../support/dossier/inventedCase.ts';
import { inventSixPosts } from '../../support/dossier/inventedPosts.ts';
import { COMMAND_LINE, listCheckFaults } from '../../support/dossier/printedCommands.ts';
import { writeTestZips } from '../../support/dossier/writeTestZips.ts';
import { makeTestFolder } from '../../support/testFolder.ts';
import { appendedObjects, appendUpdate } from '../../support/vectors/pdfAppended.ts';
import { anyPdfMutation } from '../../support/vectors/pdfMutations.ts';
import { splitPdf } from '../../support/vectors/pdfParts.ts';
import { readDossierFiles, resignDossier } from '../../support/vectors/resignDossier.ts';

/**
 * A recipient's check without our software, under Linux: the commands printed on remise.pdf and in
 * LISEZ-MOI.txt, run in bash as printed. Those of macOS and Windows are not run.
 */

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

/** Changed dossiers of each kind of file: each change of a whole file once, and a few of its parts. */
const RUNS = Number(process.env.RECUEIL_CHANGES ?? 24);

const folder = makeTestFolder();
let invented: InventedCase;
let pdf: Delivered;
let zip: Delivered;
/** The text of remise.pdf without white space: the digests are in it. */
let receipt: string;
let receiptLines: readonly string[];
let signedFiles: string;

/** A file as it was handed over, and what the dossier prints to check it. */
interface Delivered {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly commands: readonly string[];
}

beforeAll(async () => {
  invented = await inventCase(inventSixPosts());
  const { zips, error } = await writeTestZips(invented);
  const [written] = zips;
  if (written?.pdf == null) throw error;
  const path = join(folder, 'remise.pdf');
  writeFileSync(path, await collectBytes(receiptPdf(await inventPlan(invented), zips, 'Camille Exemple')));
  const text = runTool('pdftotext', ['-layout', path, '-']);
  receipt = stripWhitespace(text);
  receiptLines = text.split('\n').map((line) => line.trim());

  const zipBytes = new Uint8Array(await written.file.bytes());
  const intact = save(written.fileName, zipBytes);
  runTool('unzip', ['-qo', intact, '-d', join(folder, 'intact')]);
  zip = { name: written.fileName, bytes: zipBytes, commands: linuxCommands(join(folder, 'intact')) };
  signedFiles = listDigests(join(folder, 'intact'));
  const pdfBytes = new Uint8Array(await written.pdf.file.bytes());
  save(written.pdf.fileName, pdfBytes);
  const commands = receiptLines.filter((line) => COMMAND_LINE.test(line));
  pdf = { name: written.pdf.fileName, bytes: pdfBytes, commands };
});

function save(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** The commands of LISEZ-MOI.txt for Linux, in the folder of the files of a zip. */
function linuxCommands(dossier: string): string[] {
  const lines = readFileSync(join(dossier, 'LISEZ-MOI.txt'), 'utf8').split('\r\n');
  const from = lines.indexOf('Linux') + 1;
  return lines.slice(from, lines.indexOf('', from)).map((line) => line.trim());
}

/**
 * Lists every file and link of a folder with its digest. Not SHA256SUMS, which the paper says to be unsigned. A slash
 * is two dashes, as in the PDF.
 */
const listDigests = (dossier: string): string =>
  runBash(dossier, [
    "find . ! -type d ! -name SHA256SUMS -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum",
  ]).replaceAll('/', '--');

interface Check {
  /** The digest of the whole file stands on remise.pdf. */
  readonly isWhole: boolean;
  /** What the paper tells to look for, after that digest: a file that is not OK or not named, another manifest. */
  readonly faults: readonly string[];
  /** The files to read after the check are those that were signed, and no other. */
  readonly isSigned: boolean;
}

/** Checks a received file as the paper says: its digest, then the parts. */
function checkByHand({ name, commands }: Delivered, bytes: Uint8Array): Check {
  const by = mkdtempSync(join(folder, 'received-'));
  const inside = join(by, 'inside');
  mkdirSync(inside);
  writeFileSync(join(by, name), bytes);
  const isZip = name.endsWith('.zip');
  const whole = receiptLines.find((line) => line.startsWith('Linux : sha256sum '))?.replace('Linux : ', '') ?? '';
  // remise.pdf prints the command for the first of its two files.
  const digest = runBash(by, [whole.replace(/\S+$/, name)]).slice(0, 64);
  if (isZip) spawnSync('unzip', ['-qo', join(by, name), '-d', inside]);
  const output = runBash(inside, commands);
  const isSigned = listDigests(inside) === signedFiles;
  const manifest = runBash(inside, ['sha256sum manifest.json']).slice(0, 64);
  rmSync(by, { recursive: true });
  const isOnReceipt = (hex: string) => /^[0-9a-f]{64}$/.test(hex) && receipt.includes(hex);
  return {
    isWhole: isOnReceipt(digest),
    faults: [...listCheckFaults(output), ...(isOnReceipt(manifest) ? [] : ['manifest.json'])],
    isSigned,
  };
}

const runBash = (cwd: string, commands: readonly string[]): string =>
  spawnSync('bash', ['-c', `{ ${commands.join('\n')}\n} 2>&1`], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;

interface Change {
  readonly kind: string;
  readonly bytes: Uint8Array;
}

/** A zip of the dossier's files after one change, by unzip and zip. */
async function changeFiles(kind: string, change: (dossier: string) => void | Promise<void>): Promise<Change> {
  const work = mkdtempSync(join(folder, 'changed-'));
  const dossier = join(work, 'dossier');
  cpSync(join(folder, 'intact'), dossier, { recursive: true });
  await change(dossier);
  runTool('zip', ['-qry', '../changed.zip', '.'], dossier);
  const bytes = readFileSync(join(work, 'changed.zip'));
  rmSync(work, { recursive: true });
  return { kind, bytes };
}

const rewriteSums = (dossier: string) =>
  runBash(dossier, [
    'find . -type f ! -name SHA256SUMS -printf "%P\\n" | sort | xargs -d "\\n" sha256sum > SHA256SUMS',
  ]);

/** Every change of an entry is also tried with SHA256SUMS written again, as a forger would. */
function zipChanges(): (() => Promise<Change>)[] {
  const paths = runTool('find', ['.', '-type', 'f', '-printf', '%P\n'], join(folder, 'intact')).trim().split('\n');
  // Of these two the paper says that nobody signs them; a change of the signature itself is among the others.
  const signed = paths.filter((path) => path !== 'SHA256SUMS').sort();
  const pick = fc.tuple(fc.constantFrom(...signed), fc.nat(1 << 20), fc.boolean());
  const kinds: readonly ((path: string, at: number) => readonly [string, (dossier: string) => void])[] = [
    (path, at) => [
      `byte changed in ${path}`,
      (dossier) => {
        const bytes = readFileSync(join(dossier, path));
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 1;
        writeFileSync(join(dossier, path), bytes);
      },
    ],
    (path) => [`${path} removed`, (dossier) => rmSync(join(dossier, path))],
    (path) => [`bytes after ${path}`, (dossier) => appendFileSync(join(dossier, path), '\n')],
    (path, at) => [
      `file added beside ${path}`,
      (dossier) => writeFileSync(join(dossier, dirname(path), `${at % 2 === 0 ? '.' : ''}ajout.png`), 'ajout'),
    ],
    (path) => [
      `link added beside ${path}`,
      (dossier) => symlinkSync(basename(path), join(dossier, dirname(path), 'ajout.png')),
    ],
  ];
  return fc
    .sample(fc.tuple(fc.constantFrom(...kinds), pick), { numRuns: RUNS - 8, seed: 20261123 })
    .map(([change, [path, at, isSummed]]) => () => {
      const [kind, edit] = change(path, at);
      return changeFiles(kind, (dossier) => {
        edit(dossier);
        if (isSummed) rewriteSums(dossier);
      });
    });
}

/** Changes of the file itself, and a dossier that somebody else signed. */
async function wholeZipChanges(): Promise<Change[]> {
  const { bytes } = zip;
  const signedAgain = await resignDossier(await readDossierFiles(join(folder, zip.name)));
  const changed = bytes.slice();
  changed[bytes.length >> 1] = (changed[bytes.length >> 1] ?? 0) ^ 1;
  return [
    { kind: 'bytes before', bytes: Buffer.concat([Buffer.from('PK'), bytes]) },
    { kind: 'bytes after', bytes: Buffer.concat([bytes, Buffer.from('\n')]) },
    { kind: 'cut', bytes: bytes.slice(0, -30) },
    { kind: 'byte changed', bytes: changed },
    await changeFiles('packed again', () => undefined),
    await changeFiles('file in the place of SHA256SUMS', (dossier) =>
      renameSync(join(dossier, 'SHA256SUMS'), join(dossier, 'aveu.txt')),
    ),
    await changeFiles('name of two lines, both signed', (dossier) => {
      mkdirSync(join(dossier, 'LISEZ-MOI.txt\n.'));
      writeFileSync(join(dossier, 'LISEZ-MOI.txt\n.', 'index.html'), 'ajout');
    }),
    await changeFiles('signed by another key', (dossier) => {
      for (const [path, content] of signedAgain) writeFileSync(join(dossier, path), content);
    }),
  ];
}

async function pdfChanges(): Promise<(() => Promise<Change>)[]> {
  const files = await readDossierFiles(join(folder, zip.name));
  const { createdAt } = await inventPlan(invented);
  const identity = {
    created: createdAt.toISOString(),
    manifestDigest: await sha256Hex(files.get('manifest.json') ?? new Uint8Array()),
  };
  const parts = await splitPdf(files, identity);
  const updates = appendedObjects(pdf.bytes).map((addition) => async () => ({
    kind: `update: ${addition.kind}`,
    bytes: appendUpdate(pdf.bytes, addition, 'table'),
  }));
  const hidden = { path: '.ajout.txt', content: new TextEncoder().encode('ajout') };
  const renamed = parts.attached.map((one) => (one.path === 'SHA256SUMS' ? { ...one, path: 'aveu.txt' } : one));
  return [
    ...updates,
    async () => ({ kind: 'attachment in the place of SHA256SUMS', bytes: await parts.write(renamed) }),
    async () => ({ kind: 'hidden attachment added', bytes: await parts.write([hidden, ...parts.attached]) }),
    ...fc.sample(anyPdfMutation(parts), { numRuns: RUNS - 2 - updates.length, seed: 20261123 }),
  ];
}

const table: { file: string; changed: number; accepted: number; namedByParts: number; signedFilesRead: number }[] = [];
afterAll(() => console.table(table));

/**
 * Counts what each step of the check refuses. What no step after the whole digest names, such as an update that draws
 * the pages again, must leave the recipient with the files that were signed, and no other.
 */
async function countAccepted(file: Delivered, makers: readonly (() => Promise<Change>)[]): Promise<readonly string[]> {
  const accepted: string[] = [];
  let [namedByParts, signedFilesRead] = [0, 0];
  for (const make of makers) {
    const { kind, bytes } = await make();
    const { isWhole, faults, isSigned } = checkByHand(file, bytes);
    if (isWhole) accepted.push(kind);
    if (faults.length > 0) namedByParts += 1;
    else if (isSigned) signedFilesRead += 1;
    else accepted.push(`by its parts: ${kind}`);
  }
  table.push({ file: file.name, changed: makers.length, accepted: accepted.length, namedByParts, signedFilesRead });
  return accepted;
}

describe('the printed commands for Linux', () => {
  it('link every joined file to its fiche, and no other', async () => {
    const linkFiles = (dossier: string): string[] => {
      const lines = readFileSync(join(dossier, 'LISEZ-MOI.txt'), 'utf8')
        .split('\r\n')
        .map((line) => line.trim());
      const from = lines.findIndex((line) => line.startsWith('for p in'));
      return runBash(dossier, lines.slice(from, lines.indexOf('', from)))
        .trim()
        .split('\n');
    };
    const intact = linkFiles(join(folder, 'intact'));
    const paths = runTool('find', ['pieces', '-type', 'f'], join(folder, 'intact')).trim().split('\n');
    const joined = paths.filter((path) => !/\/(?:fiche|sels)\.json$/.test(path));
    expect(intact.toSorted()).toEqual(joined.map((path) => `${path}: OK`).sort());
    let changed: readonly string[] = [];
    await changeFiles('file in the place of another', (dossier) => {
      cpSync(join(dossier, 'pieces/P0002/texte.txt'), join(dossier, 'pieces/P0001/texte.txt'));
      changed = linkFiles(dossier);
    });
    expect(changed.filter((line) => !line.endsWith(': OK'))).toEqual(['pieces/P0001/texte.txt: DIFFERENT']);
  });

  it('accept the dossier as it was handed over', () => {
    expect(pdf.commands).toHaveLength(9);
    const readMe = readFileSync(join(folder, 'intact/LISEZ-MOI.txt'), 'utf8').split('\r\n');
    const from = readMe.findIndex((line) => line.includes("Le PDF complet, s'il est remis"));
    const ofPdf = readMe.slice(from, readMe.indexOf('', from)).map((line) => line.trim());
    expect(ofPdf.filter((line) => COMMAND_LINE.test(line))).toEqual(pdf.commands);
    expect(zip.commands).toHaveLength(5);
    for (const file of [pdf, zip])
      expect(checkByHand(file, file.bytes), file.name).toEqual({ isWhole: true, faults: [], isSigned: true });
  });

  it(`attack: accept none of ${RUNS} changed PDFs`, async () => {
    const makers = await pdfChanges();
    expect(makers).toHaveLength(RUNS);
    expect(await countAccepted(pdf, makers)).toEqual([]);
  });

  it(`attack: accept none of ${RUNS} changed zips`, async () => {
    const makers = [...zipChanges(), ...(await wholeZipChanges()).map((change) => async () => change)];
    expect(makers).toHaveLength(RUNS);
    expect(await countAccepted(zip, makers)).toEqual([]);
  });
});
