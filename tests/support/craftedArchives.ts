import { appendLine, readJournal } from '../../src/seal/journal.ts';
import {
  adding,
  altered,
  type CraftedArchive,
  coherent,
  good,
  goodRecords,
  key,
  type NamedArchive,
  nothing,
  original,
  others,
  README,
  refused,
  TEXT,
  toRecords,
  withRecords,
  withText,
  word,
} from './archives/base.ts';
import { nameArchives } from './archives/names.ts';
import { innocentArchives, systemFileArchives } from './archives/systemFiles.ts';
import { addManifest, type Files, rewriteSums, utf8 } from './vectors/smallDossier.ts';
import { deflated, typeField, unicodePathField, writeZip, zip64End, zip64Field } from './zipWriter.ts';

/** Without the key: another schema in the manifest, which would be refused as that of a later program. */
async function laterVersion(): Promise<Files> {
  const manifest = new TextDecoder()
    .decode(good.get('manifest.json'))
    .replace('recueil/dossier/1', 'recueil/dossier/2');
  return rewriteSums(new Map(good).set('manifest.json', utf8(manifest)).set(TEXT, forged));
}

/** Records and directories that disagree, and zips that would take hours or all the memory. */

const forged = utf8('Un texte remplacé.');
/** A whole record as the content of another one. */
const inner = writeZip([{ name: TEXT, data: forged }]).slice(0, 30 + TEXT.length + forged.length);
const whole = writeZip(goodRecords);
const kernel = deflated('x0', new Uint8Array(3_000_000));
const recordArchives: readonly NamedArchive[] = [
  ['an archive comment', altered('zip-comment', writeZip(goodRecords, { comment: 'un mot' }))],
  ['an entry comment', altered('zip-comment', withText({ entryComment: 'un mot' }))],
  [
    'an unsigned certificate file without a time-stamp',
    altered(
      'timestamp-chain',
      writeZip(toRecords(await rewriteSums(new Map(good).set('horodatages/manifest.pem', word)))),
    ),
  ],
  ['an unsigned later version', altered('signature-invalid', writeZip(toRecords(await laterVersion())))],
  [
    'two names for one record',
    altered('header-mismatch', withRecords({ name: 'x.txt', data: word, offset: 0, written: false })),
  ],
  [
    'a record inside another one',
    altered(
      'record-bounds',
      writeZip([
        { name: 'x.bin', data: inner },
        { name: TEXT, data: forged, offset: 30 + 'x.bin'.length, written: false },
        ...others,
      ]),
    ),
  ],
  [
    'overlapping records that inflate to 3 GB',
    refused(
      'zip-bomb',
      withRecords(
        kernel,
        ...Array.from({ length: 1000 }, (_, n) => ({ ...kernel, name: `x${n + 1}`, written: false, offset: 0 })),
      ),
    ),
  ],
  [
    'a zip in a zip, twenty deep',
    altered(
      'extra',
      adding([
        'x.zip',
        Array.from({ length: 20 }).reduce<Uint8Array>(
          (zip) => writeZip([deflated('x.zip', zip)]),
          writeZip(goodRecords),
        ),
      ]),
    ),
  ],
  [
    'a directory that does not list a record',
    altered('record-bounds', withRecords({ name: TEXT, data: forged, listed: false })),
  ],
  [
    'a directory that does not list the first record',
    altered('bytes-around-zip', writeZip([{ name: TEXT, data: forged, listed: false }, ...goodRecords])),
  ],
  [
    'a directory that does not list a record behind a file of a system',
    altered(
      'record-bounds',
      withRecords(
        { name: '.DS_Store', data: new Uint8Array([0, 0, 0, 1, 0x42, 0x75, 0x64, 0x31]) },
        { name: TEXT, data: forged, listed: false },
      ),
    ),
  ],
  [
    'a folder that is a file in its local header',
    altered('header-mismatch', writeZip([{ name: 'pieces/', data: nothing, localName: TEXT }, ...goodRecords])),
  ],
  [
    'an end record that counts one file less',
    altered('zip-directory', writeZip([...goodRecords, { name: TEXT, data: forged }], { count: good.size })),
  ],
  [
    'a Unicode Path with another name',
    altered('header-mismatch', withText({ extra: unicodePathField('__MACOSX/a', TEXT) })),
  ],
  ...[0x0d, 0x17, 0x6c78, 0x756e, 0x9901].map(
    (id) =>
      [
        `the extra field 0x${id.toString(16)}, with another file type or encryption`,
        altered('header-mismatch', withText({ localExtra: typeField(id) })),
      ] as const,
  ),
  [
    'a field of libarchive with the type of a link, in both headers',
    altered('header-mismatch', withText({ extra: typeField(0x6c78) })),
  ],
  ['other flags in the local header', altered('header-mismatch', withText({ flags: 0, localFlags: 0x800 }))],
  ['an unknown flag', altered('header-mismatch', withText({ flags: 0x2000 }))],
  ['a version that programs do not know', altered('header-mismatch', withText({ version: 84 }))],
  ['another name in the local header', altered('header-mismatch', withText({ localName: 'pieces/P0001/autre.txt' }))],
  ['bytes before the first record', altered('bytes-around-zip', writeZip(goodRecords, { prefix: '#!/bin/sh\n' }))],
  ['bytes before the directory', altered('record-bounds', writeZip(goodRecords, { gap: 'x' }))],
  ['bytes after the end record', altered('bytes-around-zip', writeZip(goodRecords, { suffix: 'x' }))],
  ['content with another CRC', altered('unreadable', withText({ crc: 1 }))],
  [
    'data that inflates to more than is declared',
    altered('unreadable', writeZip([...others, { ...deflated(TEXT, new Uint8Array(1_000_000)), size: 12 }])),
  ],
  [
    'another zip glued before',
    altered('bytes-around-zip', new Uint8Array([...writeZip([{ name: TEXT, data: forged }]), ...whole])),
  ],
  ['another dossier glued behind', altered('bytes-around-zip', new Uint8Array([...whole, ...whole]))],
  [
    'a large stored file with another CRC',
    altered('unreadable', withRecords({ name: 'x.bin', data: new Uint8Array(2_000_000), crc: 1 })),
  ],
  ['an encrypted file', refused('zip-encrypted', withRecords({ name: 'x', data: word, flags: 1 }))],
  ['a compression of its own', refused('zip-method', withRecords({ name: 'x', data: word, method: 98 }))],
  [
    'a file above 256 MiB',
    altered('too-large', withRecords({ name: 'x', data: new Uint8Array(6_000_000), method: 8, size: 270_000_000 })),
  ],
  ['a file that inflates to 3 GB', refused('zip-bomb', withRecords({ ...kernel, size: 3_000_000_000 }))],
  ['a zip cut short', refused('zip-broken', whole.slice(0, -400))],
  ['no zip', refused('zip-broken', word)],
  ['another zip', refused('not-a-dossier', writeZip([{ name: README, data: word }]))],
];

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

const contentArchives: readonly NamedArchive[] = [
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

/** Zip64 fields and end records from which two programs read different values. */

/** Sizes that refer to the Zip64 field. */
const DEFERRED = { size: 0xffffffff, compressedSize: 0xffffffff };
const size = original.length;
const zip64Archives: readonly NamedArchive[] = [
  ['a Zip64 field to which no size refers', altered('header-mismatch', withText({ extra: zip64Field(1, 1) }))],
  [
    'a Zip64 field that repeats the sizes of the local header, as Python wrote before 3.11.4',
    coherent(null, withText({ extra: new Uint8Array(), localExtra: zip64Field(size, size) })),
  ],
  [
    'a Zip64 field with an offset to which nothing refers',
    altered(
      'zip-directory',
      withText({ ...DEFERRED, extra: zip64Field(size, size, 0), localExtra: zip64Field(size, size) }),
    ),
  ],
  [
    'other sizes in the Zip64 field of the local header',
    altered(
      'header-mismatch',
      withText({ ...DEFERRED, extra: zip64Field(size, size), localExtra: zip64Field(size - 1, size - 1) }),
    ),
  ],
  [
    'two Zip64 fields',
    altered(
      'zip-directory',
      withText({ ...DEFERRED, extra: new Uint8Array([...zip64Field(size, size), ...zip64Field(size - 1, size - 1)]) }),
    ),
  ],
  ['sizes that refer to no Zip64 field', refused('zip-bomb', withText({ ...DEFERRED }))],
  [
    'a Zip64 end record that counts one file less',
    altered(
      'zip-directory',
      writeZip(goodRecords, {
        count: 0xffff,
        zip64: (offset, count, length) => zip64End({ count: count - 1, size: length, offset, at: offset + length }),
      }),
    ),
  ],
  [
    'other data in the Zip64 end record',
    altered(
      'bytes-around-zip',
      writeZip(goodRecords, {
        zip64: (offset, count, length) =>
          zip64End({ count, size: length, offset, at: offset + length, extensibleData: 'un mot ajouté' }),
      }),
    ),
  ],
  [
    'a Zip64 locator of something else',
    altered(
      'bytes-around-zip',
      writeZip(goodRecords, { zip64: (offset, count, length) => zip64End({ count, size: length, offset, at: 4 }) }),
    ),
  ],
  ['an extra field that is cut', altered('header-mismatch', withText({ extra: new Uint8Array([9, 9, 9]) }))],
];

/** Every crafted zip by name. The library, the command, the page, the import and the Python checker must agree. */
export const craftedArchives: ReadonlyMap<string, CraftedArchive> = new Map([
  ...innocentArchives,
  ...nameArchives,
  ...systemFileArchives,
  ...zip64Archives,
  ...recordArchives,
  ...contentArchives,
]);
