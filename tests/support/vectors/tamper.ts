import type { Bytes } from '../../../src/domain/shared/binary.ts';
import { sha256Hex } from '../../../src/seal/digest.ts';
import { readJournal } from '../../../src/seal/journal.ts';
import { addManifest, type Files, type Key, utf8 } from './smallDossier.ts';
import { signStable } from './stableSignatures.ts';

/** Changes to a valid dossier. */

export async function swapLines(good: Files, key: Key): Promise<Files> {
  const lines = new TextDecoder().decode(requireFile(good, 'journal.jsonl')).split('\n');
  [lines[1], lines[2]] = [lines[2] ?? '', lines[1] ?? ''];
  const journal = utf8(lines.join('\n'));
  const { exhibits, omitted } = JSON.parse(new TextDecoder().decode(requireFile(good, 'manifest.json')));
  const files: Files = new Map(good).set('journal.jsonl', journal);
  for (const path of ['manifest.json', 'manifest.json.sig', 'SHA256SUMS']) files.delete(path);
  const { head } = await readJournal(journal);
  return addManifest(files, { exhibits, omitted, head }, { key, sign: signStable('swapped-lines', key) });
}

export async function readHeadAfter(files: Files, lines: number): Promise<string> {
  const text = new TextDecoder().decode(requireFile(files, 'journal.jsonl'));
  return sha256Hex(utf8(text.split('\n')[lines - 1] ?? ''));
}

export function renameFile(files: Files, from: string, to: string): void {
  files.set(to, requireFile(files, from));
  files.delete(from);
}

export function flipFirstByte(bytes: Bytes): Bytes {
  return bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte));
}

export function requireFile(files: Files, path: string): Bytes {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`no ${path}`);
  return bytes;
}
