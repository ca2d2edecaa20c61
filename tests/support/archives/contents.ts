import { appendLine, readJournal } from '../../../src/seal/journal.ts';
import { addManifest, type Files, rewriteSums, utf8 } from '../vectors/smallDossier.ts';
import { writeZip } from '../zipWriter.ts';
import { altered, good, key, type NamedArchive, toRecords } from './base.ts';

/**
 * Dossiers made to deceive or exhaust a checker, each with the code that every verifier must report. Those with a valid
 * signature are rewritten by whoever has the key.
 */

const MANIFEST = 'manifest.json';

/** Changes one file of the valid dossier, then adapts and signs everything above it. */
async function rewriteFile(path: string, change: (text: string) => string): Promise<Uint8Array<ArrayBuffer>> {
  const files: Files = new Map(good);
  const { exhibits, omitted } = JSON.parse(new TextDecoder().decode(files.get(MANIFEST)));
  files.set(path, utf8(change(new TextDecoder().decode(files.get(path)))));
  for (const one of [MANIFEST, 'manifest.json.sig', 'SHA256SUMS']) files.delete(one);
  const { head } = await readJournal(files.get('journal.jsonl') ?? utf8(''));
  return writeZip(toRecords(await addManifest(files, { exhibits, omitted, head }, { key })));
}

async function rewriteManifest(change: (text: string) => string): Promise<Uint8Array<ArrayBuffer>> {
  const text = new TextDecoder().decode(good.get(MANIFEST));
  const files = await rewriteSums(new Map(good).set(MANIFEST, utf8(change(text))));
  return writeZip(toRecords(files));
}

const splitLines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
const joinLines = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** Adds a second line that follows the first one. */
async function forkJournal(text: string): Promise<string> {
  const [first = '', ...rest] = splitLines(text);
  const { head } = await readJournal(utf8(`${first}\n`));
  const payload = { reason: 'person' };
  const other = await appendLine(head, '2026-03-02T09:30:00.000Z', { event: 'item.withdrawn', payload });
  return joinLines([first, ...rest, new TextDecoder().decode(other.bytes).trimEnd()]);
}

const forkedJournal = await forkJournal(new TextDecoder().decode(good.get('journal.jsonl')));
const ITEM_PATH = 'pieces/P0001/fiche.json';
const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;

export const contentArchives: readonly NamedArchive[] = [
  [
    'a key written twice',
    altered('duplicate-key', await rewriteManifest((text) => text.replace('{', '{"created":"x",'))),
  ],
  [
    'a number too large',
    altered('number', await rewriteManifest((text) => text.replace('"entries":', '"entries":1e999,"e":'))),
  ],
  [
    'a number that rounds',
    altered('number', await rewriteManifest((text) => text.replace('"entries":', '"entries":9007199254740993,"e":'))),
  ],
  ['deep nesting', altered('depth', await rewriteManifest((text) => text.replace('{', `{"a":${deep},`)))],
  ['half a character', altered('surrogate', await rewriteManifest((text) => text.replace('{', '{"a":"\\ud800",')))],
  ['no JSON', altered('not-json', await rewriteManifest((text) => `${text}x`))],
  ['another writing', altered('writing', await rewriteManifest((text) => text.replace(':', ': ')))],
  [
    'a fiche with a key twice',
    altered('duplicate-key', await rewriteFile(ITEM_PATH, (text) => text.replace('{', '{"id":"x",'))),
  ],
  [
    'a journal with a line less',
    altered('gap', await rewriteFile('journal.jsonl', (text) => joinLines(splitLines(text).toSpliced(1, 1)))),
  ],
  ['a journal that forks', altered('fork', await rewriteFile('journal.jsonl', () => forkedJournal))],
  [
    'dates to come',
    altered(
      'date-to-come',
      await rewriteFile('journal.jsonl', (text) => text.replace('"2026-03-02T09:00', '"2086-03-02T09:00')),
    ),
  ],
];
