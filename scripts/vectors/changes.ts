import { sha256Hex } from '../../src/seal/digest.ts';
import { readJournal } from '../../src/seal/readJournal.ts';
import { type Bytes, close, type Files, type Key, utf8 } from '../../tests/support/smallDossier.ts';
import { signKept } from './kept.ts';

/** What is done to a good dossier. */

export async function swapLines(good: Files, key: Key): Promise<Files> {
  const lines = new TextDecoder().decode(get(good, 'journal.jsonl')).split('\n');
  [lines[1], lines[2]] = [lines[2] ?? '', lines[1] ?? ''];
  const journal = utf8(lines.join('\n'));
  const { exhibits, omitted } = JSON.parse(new TextDecoder().decode(get(good, 'manifest.json')));
  const files: Files = new Map(good).set('journal.jsonl', journal);
  for (const path of ['manifest.json', 'manifest.json.sig', 'SHA256SUMS']) files.delete(path);
  const { head } = await readJournal(journal);
  return close(files, { exhibits, omitted, head }, { key, sign: signKept('swapped-lines', key) });
}

export async function headAfter(files: Files, lines: number): Promise<string> {
  const text = new TextDecoder().decode(get(files, 'journal.jsonl'));
  return sha256Hex(utf8(text.split('\n')[lines - 1] ?? ''));
}

export function rename(files: Files, from: string, to: string): void {
  files.set(to, get(files, from));
  files.delete(from);
}

export function flip(bytes: Bytes): Bytes {
  return bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte));
}

export function get(files: Files, path: string): Bytes {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`no ${path}`);
  return bytes;
}
