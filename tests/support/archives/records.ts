import { type Files, rewriteSums, utf8 } from '../vectors/smallDossier.ts';
import { deflated, typeField, unicodePathField, writeZip } from '../zipWriter.ts';
import {
  adding,
  altered,
  good,
  goodRecords,
  type NamedArchive,
  nothing,
  others,
  README,
  refused,
  TEXT,
  toRecords,
  withRecords,
  withText,
  word,
} from './base.ts';

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
export const recordArchives: readonly NamedArchive[] = [
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
