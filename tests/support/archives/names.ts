import { unicodePathField, writeZip, type ZipRecord } from '../zipWriter.ts';
import {
  adding,
  altered,
  goodRecords,
  type NamedArchive,
  nothing,
  README,
  TEXT,
  withRecords,
  withText,
} from './base.ts';

/** Names that another system or program reads as other names, or as something else than files. */

const appleDouble = new Uint8Array([0, 5, 0x16, 7, 0, 2, 0, 0]);

/** Replaces Latin-1 text by text of the same length. */
function replaceBytes(zip: Uint8Array, from: string, to: string): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(zip).toString('latin1').replaceAll(from, to);
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

type FolderOf = string | ((name: string) => string);

/** Records in a folder whose name is one in the Unicode Path, another in the header. */
function inFolder(unicode: FolderOf, header: FolderOf): ZipRecord[] {
  const nameIn = (folder: FolderOf, name: string) => `${typeof folder === 'string' ? folder : folder(name)}/${name}`;
  return goodRecords.map((record) => {
    const name = nameIn(header, record.name);
    return { ...record, name, flags: 0, extra: unicodePathField(nameIn(unicode, record.name), name) };
  });
}

export const nameArchives: readonly NamedArchive[] = [
  ...[
    '../evasion.txt',
    '/etc/x',
    'C:/x.txt',
    'pieces\\x.txt',
    'pieces/\u0007',
    'NUL',
    'aux.txt',
    'COM1',
    'pieces/con/x.txt',
    'lpt9 .txt',
    `${README}.`,
    `${README} `,
    `${README}:flux`,
  ].map((name) => [`the name « ${name} »`, altered('unsafe-name', adding([name]))] as const),
  ...['lisez-moi.txt', 'Pieces/P0001/x.txt', 'SHA256\u017fUMS'].map(
    (name) => [`the name « ${name} » beside another`, altered('name-clash', adding([name]))] as const,
  ),
  ['a name twice', altered('duplicate-name', adding(['manifest.json']))],
  [
    'a folder with the name of a file, before it',
    altered('name-clash', writeZip([{ name: `${README}/`, data: nothing }, ...goodRecords])),
  ],
  [
    'a folder with the name of a file, after it',
    altered('name-clash', withRecords({ name: `${README}/`, data: nothing })),
  ],
  ['a file inside a file', altered('name-clash', adding([`${README}/x.txt`]))],
  ['a file with the name of a folder', altered('name-clash', adding(['pieces']))],
  ['a folder in other letters', altered('name-clash', writeZip([{ name: 'PIECES/', data: nothing }, ...goodRecords]))],
  [
    'a folder twice',
    altered(
      'duplicate-name',
      writeZip([...['pieces/', 'pieces/'].map((name) => ({ name, data: nothing })), ...goodRecords]),
    ),
  ],
  ['an empty folder', altered('empty-folder', adding(['CE DOSSIER EST FAUX/', nothing]))],
  ['a folder with content', altered('unsafe-name', adding(['pieces/']))],
  ['a file with the attribute of a folder', altered('header-mismatch', withText({ attributes: 0x10 }))],
  ['a link', altered('symlink', withText({ attributes: 0o120777 * 0x10000 }))],
  ['a device file', altered('header-mismatch', withText({ attributes: 0o020666 * 0x10000 }))],
  ...[
    ['a mode that nobody may read', 0],
    ['a mode with set-user-id', 0o104644],
    ['a mode with the sticky bit', 0o101644],
  ].map(
    ([name, mode]) =>
      [String(name), altered('header-mismatch', withText({ system: 3, attributes: Number(mode) * 0x10000 }))] as const,
  ),
  ['a file with the attribute of a volume label', altered('header-mismatch', withText({ attributes: 0x08 }))],
  ['a file with the attribute of a reparse point', altered('header-mismatch', withText({ attributes: 0x400 }))],
  [
    'a file with an internal attribute other than text',
    altered('header-mismatch', withText({ internalAttributes: 2 })),
  ],
  [
    'a file with the mode of a folder of Amiga',
    altered('header-mismatch', withText({ system: 1, attributes: 0o004000 * 0x10000 })),
  ],
  [
    'a name with the flag UTF-8 that is no UTF-8',
    altered(
      'unsafe-name',
      replaceBytes(withRecords({ name: '._xx', data: appleDouble, flags: 0x800 }), '._xx', '._\xff\xfe'),
    ),
  ],
  [
    'one folder in the headers, two in the Unicode Paths',
    altered('header-mismatch', writeZip(inFolder((name) => (name === TEXT ? 'àtà' : 'été'), 'été'))),
  ],
  [
    'two folders in the headers, one in the Unicode Paths',
    altered('header-mismatch', writeZip(inFolder('été', (name) => (name === TEXT ? 'àtà' : 'été')))),
  ],
  [
    'names in two encodings',
    altered(
      'header-mismatch',
      writeZip(goodRecords.map(({ name, data }) => ({ name: `été/${name}`, data, flags: name === TEXT ? 0 : 0x800 }))),
    ),
  ],
];
