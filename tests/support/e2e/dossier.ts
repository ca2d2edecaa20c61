import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import JSZip from 'jszip';
import type { JournalLine } from '../../../src/domain/case/case.ts';
import type { Manifest } from '../../../src/domain/export/dossierLayout.ts';
import type { Fiche } from '../../../src/domain/item/item.ts';
import { expect } from '../../e2e/fixtures.ts';

/** A dossier read without our code: with JSZip and Node's SHA-256. */
export interface ReadDossier {
  /** Every file of the zip: path → bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly manifest: Manifest;
  readonly journal: readonly JournalLine[];
  /** In the order of their numbers. */
  readonly exhibits: readonly { readonly folder: string; readonly fiche: Fiche }[];
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Reads a dossier, and checks it: its journal's chain, every seal and every file of the fiches and the manifest. */
export async function readDossier(zipPath: string): Promise<ReadDossier> {
  const zip = await JSZip.loadAsync(await readFile(zipPath));
  const files = new Map<string, Uint8Array>();
  for (const [path, entry] of Object.entries(zip.files)) {
    if (!entry.dir) files.set(path, await entry.async('uint8array'));
  }
  const text = (path: string): string => new TextDecoder('utf-8', { fatal: true }).decode(requireFile(files, path));
  const manifest: Manifest = JSON.parse(text('manifest.json'));
  const lines = text('journal.jsonl').split('\n');
  const dossier: ReadDossier = {
    files,
    manifest,
    journal: lines.slice(0, -1).map((line) => JSON.parse(line)),
    exhibits: manifest.exhibits.map(({ folder }) => ({ folder, fiche: JSON.parse(text(`${folder}/fiche.json`)) })),
  };
  expectCoherent(dossier);
  return dossier;
}

export function requireFile(files: ReadonlyMap<string, Uint8Array>, path: string): Uint8Array {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`${path} is not in the dossier`);
  return bytes;
}

function expectCoherent({ files, manifest, journal, exhibits }: ReadDossier): void {
  const lines = Buffer.from(requireFile(files, 'journal.jsonl')).toString('utf8').split('\n');
  expect(lines.pop(), 'the journal ends with LF').toBe('');
  let previous = '0'.repeat(64);
  for (const [index, line] of lines.entries()) {
    expect(journal[index]).toMatchObject({ seq: index + 1, previous });
    previous = sha256(line);
  }
  expect(manifest.journal).toMatchObject({ entries: lines.length, head: previous });

  for (const { path, sha256: digest, bytes } of manifest.files) {
    expect({ path, digest: sha256(requireFile(files, path)), bytes: requireFile(files, path).length }).toEqual({
      path,
      digest,
      bytes,
    });
  }
  for (const { folder, fiche } of exhibits) {
    const sealed = journal.filter(({ event, item }) => /^item\.(sealed|imported)$/.test(event) && item === fiche.id);
    expect(sealed.map(({ digest }) => digest)).toEqual([sha256(requireFile(files, `${folder}/fiche.json`))]);
    const included = fiche.files.filter(
      ({ path }) => !manifest.omitted.some((one) => one.item === fiche.id && one.path === path),
    );
    const salts: Readonly<Record<string, string>> =
      included.length === 0 ? {} : JSON.parse(new TextDecoder().decode(requireFile(files, `${folder}/sels.json`)));
    for (const { path, commitment } of included) {
      const digest = sha256(requireFile(files, `${folder}/${path}`));
      expect(sha256(`${salts[path]}${digest}${path}`)).toBe(commitment);
    }
  }
}
