import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import type { SnapshotItem } from '../../../src/domain/export/caseSnapshot.ts';
import type { Manifest } from '../../../src/domain/export/dossierLayout.ts';
import { exhibitOf } from '../../../src/domain/export/exhibitNumber.ts';
import type { ExportedZip } from '../../../src/domain/export/exportedDossier.ts';
import { verifyDossier } from '../../../src/seal/verify/verifyDossier.ts';
import { zipSource } from '../../../src/seal/verify/zipSource.ts';
import { runTool } from './externalTools.ts';
import { type InventedCase, inventCase } from './inventedCase.ts';
import { inventSixPosts } from './inventedPosts.ts';

const AT = '2026-11-19T10:00:00.000Z';
const CHECKER = join(import.meta.dirname, '../../format_check.py');

/** Returns the case with these exhibits marked intimate. */
export const markIntimate = (from: InventedCase, ...numbers: readonly number[]): InventedCase => ({
  ...from,
  snapshot: {
    ...from.snapshot,
    items: from.snapshot.items.map((item): SnapshotItem => {
      if (!numbers.includes(exhibitOf(item.number))) return item;
      const notes = { schema: 'recueil/notes/1', item: item.fiche.id, intimate: { value: true, at: AT } } as const;
      return { ...item, notes };
    }),
  },
});

/** Verifies a zip, and reads it with JSZip. */
export async function openZip({ file, manifestDigest }: ExportedZip) {
  const report = await verifyDossier(await zipSource(file), { expect: manifestDigest });
  const read = await JSZip.loadAsync(await file.arrayBuffer());
  const manifest: Manifest = JSON.parse((await read.file('manifest.json')?.async('string')) ?? '');
  return { report, read, manifest, names: Object.keys(read.files) };
}

/**
 * Unpacks a zip into a new folder, which it returns, and checks it with the checker written from docs/format.md alone.
 */
export async function checkZip({ file, fileName }: ExportedZip, folder: string): Promise<string> {
  const at = mkdtempSync(join(folder, 'zip-'));
  const path = join(at, fileName);
  writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
  const into = join(at, 'unpacked');
  runTool('unzip', ['-q', '-o', path, '-d', into]);
  runTool('sha256sum', ['--quiet', '-c', 'SHA256SUMS'], into);
  runTool('python3', [CHECKER, into]);
  return into;
}

/** Six posts whose window screenshots have these sizes. */
export const inventCaseOfSizes = (...bytes: readonly number[]): Promise<InventedCase> =>
  inventCase(
    inventSixPosts().map((post, index) => ({
      ...post,
      files: post.files.map((file) =>
        file.role === 'viewport' ? { ...file, content: new Uint8Array(bytes[index] ?? 1).fill(index) } : file,
      ),
    })),
  );
