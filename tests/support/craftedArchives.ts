import { appendLine, readJournal } from '../../src/seal/journal.ts';
import {
  adding,
  altered,
  type CraftedArchive,
  coherent,
  forEach,
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
const laterZip = writeZip(toRecords(await laterVersion()));
const certified = writeZip(toRecords(await rewriteSums(new Map(good).set('horodatages/manifest.pem', word))));
const deepZip = Array.from({ length: 20 }).reduce<Uint8Array>((zip) => writeZip([deflated('x.zip', zip)]), whole);
const copies = Array.from({ length: 1000 }, (_, n) => ({ ...kernel, name: `x${n + 1}`, written: false, offset: 0 }));
const dsStore = { name: '.DS_Store', data: new Uint8Array([0, 0, 0, 1, 0x42, 0x75, 0x64, 0x31]) };
const unlisted = { name: TEXT, data: forged, listed: false };
const x = { name: 'x', data: word };

const recordArchives: readonly NamedArchive[] = [
  ...altered('zip-comment', {
    'an archive comment': writeZip(goodRecords, { comment: 'un mot' }),
    'an entry comment': withText({ entryComment: 'un mot' }),
  }),
  ...altered('timestamp-chain', { 'an unsigned certificate file without a time-stamp': certified }),
  ...altered('signature-invalid', { 'an unsigned later version': laterZip }),
  ...altered('record-bounds', {
    'a record inside another one': writeZip([
      { name: 'x.bin', data: inner },
      { name: TEXT, data: forged, offset: 30 + 'x.bin'.length, written: false },
      ...others,
    ]),
    'a directory that does not list a record': withRecords(unlisted),
    'a directory that does not list a record behind a file of a system': withRecords(dsStore, unlisted),
    'bytes before the directory': writeZip(goodRecords, { gap: 'x' }),
  }),
  ...altered('extra', { 'a zip in a zip, twenty deep': adding(['x.zip', deepZip]) }),
  ...altered('zip-directory', {
    'an end record that counts one file less': writeZip([...goodRecords, { name: TEXT, data: forged }], {
      count: good.size,
    }),
  }),
  ...altered('header-mismatch', {
    'two names for one record': withRecords({ name: 'x.txt', data: word, offset: 0, written: false }),
    'a folder that is a file in its local header': writeZip([
      { name: 'pieces/', data: nothing, localName: TEXT },
      ...goodRecords,
    ]),
    'a Unicode Path with another name': withText({ extra: unicodePathField('__MACOSX/a', TEXT) }),
    ...forEach(
      ['0xd', '0x17', '0x6c78', '0x756e', '0x9901'],
      (id) => `the extra field ${id}, with another file type or encryption`,
      (id) => withText({ localExtra: typeField(Number(id)) }),
    ),
    'a field of libarchive with the type of a link, in both headers': withText({ extra: typeField(0x6c78) }),
    'other flags in the local header': withText({ flags: 0, localFlags: 0x800 }),
    'an unknown flag': withText({ flags: 0x2000 }),
    'a version that programs do not know': withText({ version: 84 }),
    'another name in the local header': withText({ localName: 'pieces/P0001/autre.txt' }),
  }),
  ...altered('bytes-around-zip', {
    'a directory that does not list the first record': writeZip([unlisted, ...goodRecords]),
    'bytes before the first record': writeZip(goodRecords, { prefix: '#!/bin/sh\n' }),
    'bytes after the end record': writeZip(goodRecords, { suffix: 'x' }),
    'another zip glued before': new Uint8Array([...writeZip([{ name: TEXT, data: forged }]), ...whole]),
    'another dossier glued behind': new Uint8Array([...whole, ...whole]),
  }),
  ...altered('unreadable', {
    'content with another CRC': withText({ crc: 1 }),
    'data that inflates to more than is declared': writeZip([
      ...others,
      { ...deflated(TEXT, new Uint8Array(1_000_000)), size: 12 },
    ]),
    'a large stored file with another CRC': withRecords({ name: 'x.bin', data: new Uint8Array(2_000_000), crc: 1 }),
  }),
  ...altered('too-large', {
    'a file above 256 MiB': withRecords({ ...x, data: new Uint8Array(6_000_000), method: 8, size: 270_000_000 }),
  }),
  ...refused('zip-encrypted', { 'an encrypted file': withRecords({ ...x, flags: 1 }) }),
  ...refused('zip-method', { 'a compression of its own': withRecords({ ...x, method: 98 }) }),
  ...refused('zip-bomb', {
    'overlapping records that inflate to 3 GB': withRecords(kernel, ...copies),
    'a file that inflates to 3 GB': withRecords({ ...kernel, size: 3_000_000_000 }),
  }),
  ...refused('zip-broken', { 'a zip cut short': whole.slice(0, -400), 'no zip': word }),
  ...refused('not-a-dossier', { 'another zip': writeZip([{ name: README, data: word }]) }),
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

const rewriteJournal = (change: (text: string) => string) => rewriteFile('journal.jsonl', change);
const withoutLine = await rewriteJournal((text) => joinLines(splitLines(text).toSpliced(1, 1)));
const inFuture = await rewriteJournal((text) => text.replace('"2026-03-02T09:00', '"2086-03-02T09:00'));

const contentArchives: readonly NamedArchive[] = [
  ...altered('duplicate-key', {
    'a key written twice': await rewriteManifest((text) => text.replace('{', '{"created":"x",')),
    'a fiche with a key twice': await rewriteFile(ITEM_PATH, (text) => text.replace('{', '{"id":"x",')),
  }),
  ...altered('number', {
    'a number too large': await rewriteManifest((text) => text.replace('"entries":', '"entries":1e999,"e":')),
    'a number that rounds': await rewriteManifest((text) =>
      text.replace('"entries":', '"entries":9007199254740993,"e":'),
    ),
  }),
  ...altered('depth', { 'deep nesting': await rewriteManifest((text) => text.replace('{', `{"a":${deep},`)) }),
  ...altered('surrogate', {
    'half a character': await rewriteManifest((text) => text.replace('{', '{"a":"\\ud800",')),
  }),
  ...altered('not-json', { 'no JSON': await rewriteManifest((text) => `${text}x`) }),
  ...altered('writing', { 'another writing': await rewriteManifest((text) => text.replace(':', ': ')) }),
  ...altered('gap', { 'a journal with a line less': withoutLine }),
  ...altered('fork', { 'a journal that forks': await rewriteJournal(() => forkedJournal) }),
  ...altered('date-to-come', { 'dates to come': inFuture }),
];

/** Zip64 fields and end records from which two programs read different values. */

/** Sizes that refer to the Zip64 field. */
const DEFERRED = { size: 0xffffffff, compressedSize: 0xffffffff };
const size = original.length;
const ofText = zip64Field(size, size);
const zip64Archives: readonly NamedArchive[] = [
  ...coherent(null, {
    'a Zip64 field that repeats the sizes of the local header, as Python wrote before 3.11.4': withText({
      extra: new Uint8Array(),
      localExtra: ofText,
    }),
  }),
  ...altered('header-mismatch', {
    'a Zip64 field to which no size refers': withText({ extra: zip64Field(1, 1) }),
    'other sizes in the Zip64 field of the local header': withText({
      ...DEFERRED,
      extra: ofText,
      localExtra: zip64Field(size - 1, size - 1),
    }),
    'an extra field that is cut': withText({ extra: new Uint8Array([9, 9, 9]) }),
  }),
  ...altered('zip-directory', {
    'a Zip64 field with an offset to which nothing refers': withText({
      ...DEFERRED,
      extra: zip64Field(size, size, 0),
      localExtra: ofText,
    }),
    'two Zip64 fields': withText({
      ...DEFERRED,
      extra: new Uint8Array([...ofText, ...zip64Field(size - 1, size - 1)]),
    }),
    'a Zip64 end record that counts one file less': writeZip(goodRecords, {
      count: 0xffff,
      zip64: (offset, count, length) => zip64End({ count: count - 1, size: length, offset, at: offset + length }),
    }),
  }),
  ...refused('zip-bomb', { 'sizes that refer to no Zip64 field': withText(DEFERRED) }),
  ...altered('bytes-around-zip', {
    'other data in the Zip64 end record': writeZip(goodRecords, {
      zip64: (offset, count, length) =>
        zip64End({ count, size: length, offset, at: offset + length, extensibleData: 'un mot ajouté' }),
    }),
    'a Zip64 locator of something else': writeZip(goodRecords, {
      zip64: (offset, count, length) => zip64End({ count, size: length, offset, at: 4 }),
    }),
  }),
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
