import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotCheckable } from '../../../src/seal/verify/verificationReport.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { good } from '../../support/archives/base.ts';
import { craftedArchives } from '../../support/craftedArchives.ts';
import { makeTestFolder } from '../../support/testFolder.ts';

// Starts other programs, which is slow on a loaded machine.
/** What each program extracts from a zip that the verifier calls coherent must be the files that were verified. */

const folder = makeTestFolder();
const zipPath = join(folder, 'dossier.zip');
const out = join(folder, 'out');

const EXTRACTORS: readonly (readonly [program: string, ...args: string[]])[] = [
  ['unzip', '-qq', '-o', zipPath, '-d', out],
  ['7z', 'x', '-bso0', '-y', `-o${out}`, zipPath],
  ['bsdtar', '-xf', zipPath, '-C', out],
  ['python3', '-m', 'zipfile', '-e', zipPath, out],
];

async function isCoherent(zip: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    return (await verifyDossier(await zipSource(new Blob([zip])))).verdict !== 'altered';
  } catch (error) {
    if (error instanceof NotCheckable) return false;
    throw error;
  }
}

/** The extracted files, without those that systems add. */
function readExtracted(): Map<string, Uint8Array> {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  const isOfDossier = (path: string) => !/Thumbs\.db|desktop\.ini/.test(path);
  return new Map(paths.filter(isOfDossier).map((path) => [relative(out, path), new Uint8Array(readFileSync(path))]));
}

const sorted = (files: ReadonlyMap<string, Uint8Array>) => [...files].sort(([a], [b]) => (a < b ? -1 : 1));

function expectSameExtraction(zip: Uint8Array<ArrayBuffer>): void {
  writeFileSync(zipPath, zip);
  for (const [program, ...args] of EXTRACTORS) {
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out);
    const { status, stderr } = spawnSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    expect([program, status, stderr]).toEqual([program, 0, '']);
    expect(sorted(readExtracted()), program).toEqual(sorted(good));
  }
}

const BASES = [
  'nothing changed',
  'folders listed',
  'a folder opened on Windows',
  'Zip64 fields where sizes refer to them',
];
const bases = BASES.map((name) => craftedArchives.get(name)?.zip ?? new Uint8Array());

/** Offsets in the local headers, the central directory and the end records, which all begin with « PK ». */
function headerOffsets(zip: Uint8Array): number[] {
  const text = Buffer.from(zip).toString('latin1');
  return [...text.matchAll(/PK/g)].flatMap(({ index }) =>
    Array.from({ length: 60 }, (_, n) => index + n).filter((at) => at < zip.length),
  );
}

const anyHeaderChange = fc.nat(bases.length - 1).chain((base) => {
  const zip = bases[base] ?? new Uint8Array();
  const byte = fc.oneof(fc.constantFrom(0, 1, 8, 0x10, 0x20, 0x2f, 0xff), fc.nat(255));
  const change = fc.tuple(fc.constantFrom(...headerOffsets(zip)), byte);
  return fc.array(change, { minLength: 1, maxLength: 2 }).map((changes) => {
    const changed = zip.slice();
    for (const [at, value] of changes) changed[at] = value;
    return changed;
  });
});

describe('zips that are coherent', () => {
  it.each(BASES)('are extracted alike by every program: %s', async (name) => {
    const zip = craftedArchives.get(name)?.zip ?? new Uint8Array();
    expect(await isCoherent(zip)).toBe(true);
    expectSameExtraction(zip);
  });

  it('attack: random changes of zip headers: what is coherent is extracted alike by every program', async () => {
    let coherent = 0;
    await fc.assert(
      fc.asyncProperty(anyHeaderChange, async (zip) => {
        if (!(await isCoherent(zip))) return;
        coherent += 1;
        expectSameExtraction(zip);
      }),
      { numRuns: Number(process.env.RECUEIL_FUZZ ?? 100) },
    );
    expect(coherent).toBeGreaterThan(0);
  });
});
