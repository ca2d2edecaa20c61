import { crc32 } from 'node:zlib';
import { addManifest, buildSmallDossier, type Files, rewriteSums, utf8 } from '../../scripts/vectors/smallDossier.ts';
import { appendLine } from '../../src/seal/journal.ts';
import { readJournal } from '../../src/seal/readJournal.ts';
import { createSigningKey } from '../../src/seal/signature.ts';

/** Dossiers made to deceive or exhaust a checker, each with the code that every verifier must report. Invented content. */

export interface HostileDossier {
  readonly zip: Uint8Array<ArrayBuffer>;
  /** Code of a problem, a note or a refusal. */
  readonly code: string;
}

interface Entry {
  readonly name: string;
  readonly data: Uint8Array;
  readonly crc?: number;
  /** The declared size; that of the data by default. */
  readonly size?: number;
  readonly method?: number;
  readonly flags?: number;
}

const key = await createSigningKey();
const good = await buildSmallDossier({ key, texts: ['Un message inventé.', 'Un autre.'] });
const toEntries = (files: Files): Entry[] => [...files].map(([name, data]) => ({ name, data }));
const MANIFEST = 'manifest.json';

/** Builds a zip of stored entries, as our export does, without checking anything. */
export function buildZip(entries: readonly Entry[], { prefix = '', suffix = '' } = {}): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [Buffer.from(prefix)];
  const central: Buffer[] = [];
  let at = prefix.length;
  for (const { name, data, crc = crc32(data), size = data.length, method = 0, flags = 0 } of entries) {
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(flags, 2);
    fixed.writeUInt16LE(method, 4);
    fixed.writeUInt32LE(crc, 10);
    fixed.writeUInt32LE(data.length, 14);
    fixed.writeUInt32LE(size, 18);
    fixed.writeUInt16LE(Buffer.byteLength(name), 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fixed, Buffer.from(name), data]);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), fixed, rest, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  for (const offset of [4, 6]) end.writeUInt16LE(Math.min(entries.length, 0xffff), offset);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return new Uint8Array(Buffer.concat([...parts, directory, Buffer.from('PK\x05\x06'), end, Buffer.from(suffix)]));
}

const addFile = (name: string, data: Uint8Array) => buildZip([...toEntries(good), { name, data }]);

/** Changes one file of the valid dossier, then adapts and signs everything above it. */
async function rewriteFile(path: string, change: (text: string) => string): Promise<Uint8Array<ArrayBuffer>> {
  const files: Files = new Map(good);
  const { exhibits, omitted } = JSON.parse(new TextDecoder().decode(files.get(MANIFEST)));
  files.set(path, utf8(change(new TextDecoder().decode(files.get(path)))));
  for (const one of [MANIFEST, 'manifest.json.sig', 'SHA256SUMS']) files.delete(one);
  const { head } = await readJournal(files.get('journal.jsonl') ?? utf8(''));
  return buildZip(toEntries(await addManifest(files, { exhibits, omitted, head }, { key })));
}

async function rewriteManifest(change: (text: string) => string): Promise<Uint8Array<ArrayBuffer>> {
  const text = new TextDecoder().decode(good.get(MANIFEST));
  const files = await rewriteSums(new Map(good).set(MANIFEST, utf8(change(text))));
  return buildZip(toEntries(files));
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

export const hostileDossiers: ReadonlyMap<string, HostileDossier> = new Map([
  ['a path out of the folder', { zip: addFile('../evasion.txt', utf8('x')), code: 'unsafe-name' }],
  ['an absolute path', { zip: addFile('/etc/x', utf8('x')), code: 'unsafe-name' }],
  ['a drive letter', { zip: addFile('C:/x.txt', utf8('x')), code: 'unsafe-name' }],
  ['a backslash', { zip: addFile('pieces\\x.txt', utf8('x')), code: 'unsafe-name' }],
  ['a name twice', { zip: addFile(MANIFEST, utf8('{}')), code: 'duplicate-name' }],
  ['a name in other letters', { zip: addFile('MANIFEST.JSON', utf8('{}')), code: 'name-clash' }],
  ['bytes before', { zip: buildZip(toEntries(good), { prefix: '#!/bin/sh\n' }), code: 'bytes-around-zip' }],
  [
    'another dossier glued behind',
    {
      zip: new Uint8Array([...buildZip(toEntries(good)), ...buildZip(toEntries(good))]),
      code: 'bytes-around-zip',
    },
  ],
  [
    'a large stored entry with another CRC',
    {
      zip: buildZip([...toEntries(good), { name: 'x.bin', data: new Uint8Array(2_000_000), crc: 1 }]),
      code: 'unreadable',
    },
  ],
  [
    'an encrypted entry',
    { zip: buildZip([...toEntries(good), { name: 'x', data: utf8('x'), flags: 1 }]), code: 'zip-encrypted' },
  ],
  [
    'a compression of its own',
    { zip: buildZip([...toEntries(good), { name: 'x', data: utf8('x'), method: 98 }]), code: 'zip-method' },
  ],
  [
    'a file that would fill the memory',
    {
      zip: buildZip([...toEntries(good), { name: 'x', data: utf8('x'), method: 8, size: 3_000_000_000 }]),
      code: 'too-large',
    },
  ],
  [
    'a bomb',
    {
      zip: buildZip([
        ...toEntries(good),
        ...[1, 2, 3].map((n) => ({ name: `x${n}`, data: utf8('x'), method: 8, size: 3_000_000_000 })),
      ]),
      code: 'zip-bomb',
    },
  ],
  ['a zip cut short', { zip: buildZip(toEntries(good)).slice(0, -400), code: 'zip-broken' }],
  [
    'a key written twice',
    { zip: await rewriteManifest((text) => text.replace('{', '{"created":"x",')), code: 'duplicate-key' },
  ],
  [
    'a number too large',
    {
      zip: await rewriteManifest((text) => text.replace('"entries":', '"entries":1e999,"e":')),
      code: 'number',
    },
  ],
  [
    'a number that rounds',
    {
      zip: await rewriteManifest((text) => text.replace('"entries":', '"entries":9007199254740993,"e":')),
      code: 'number',
    },
  ],
  ['deep nesting', { zip: await rewriteManifest((text) => text.replace('{', `{"a":${deep},`)), code: 'depth' }],
  [
    'half a character',
    { zip: await rewriteManifest((text) => text.replace('{', '{"a":"\\ud800",')), code: 'surrogate' },
  ],
  ['no JSON', { zip: await rewriteManifest((text) => `${text}x`), code: 'not-json' }],
  ['another writing', { zip: await rewriteManifest((text) => text.replace(':', ': ')), code: 'writing' }],
  [
    'a fiche with a key twice',
    { zip: await rewriteFile(ITEM_PATH, (text) => text.replace('{', '{"id":"x",')), code: 'duplicate-key' },
  ],
  [
    'a journal with a line less',
    {
      zip: await rewriteFile('journal.jsonl', (text) => joinLines(splitLines(text).toSpliced(1, 1))),
      code: 'gap',
    },
  ],
  ['a journal that forks', { zip: await rewriteFile('journal.jsonl', () => forkedJournal), code: 'fork' }],
  [
    'dates to come',
    {
      zip: await rewriteFile('journal.jsonl', (text) => text.replace('"2026-03-02T09:00', '"2086-03-02T09:00')),
      code: 'date-to-come',
    },
  ],
]);
