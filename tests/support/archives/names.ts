import { unicodePathField, writeZip, type ZipRecord } from '../zipWriter.ts';
import { adding, altered, forEach, goodRecords, nothing, README, TEXT, withRecords, withText } from './base.ts';

/** Names that another system or program reads as other names, or as something else than files. */

const appleDouble = new Uint8Array([0, 5, 0x16, 7, 0, 2, 0, 0]);

/** Replaces Latin-1 text by text of the same length. */
function replaceBytes(zip: Uint8Array, from: string, to: string): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(zip).toString('latin1').replaceAll(from, to);
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

type FolderOf = (name: string) => string;

/** Records in a folder whose name is one in the Unicode Path, another in the header. */
const inFolder = (unicode: FolderOf, header: FolderOf): ZipRecord[] =>
  goodRecords.map((record) => {
    const name = `${header(record.name)}/${record.name}`;
    return { ...record, name, flags: 0, extra: unicodePathField(`${unicode(record.name)}/${record.name}`, name) };
  });

const folder = (name: string): ZipRecord => ({ name, data: nothing });
const withMode = (mode: number, system?: number) =>
  withText({ attributes: mode * 0x10000, ...(system !== undefined && { system }) });
const UNSAFE =
  '../evasion.txt,/etc/x,C:/x.txt,pieces\\x.txt,pieces/\u0007,NUL,aux.txt,COM1,pieces/con/x.txt,lpt9 .txt,' +
  `${README}.,${README} ,${README}:flux`;
const CLASHING = ['lisez-moi.txt', 'Pieces/P0001/x.txt', 'SHA256\u017fUMS'];
/** The folder of one file has another name. */
const isOther = (name: string) => (name === TEXT ? 'àtà' : 'été');

export const nameArchives = [
  ...altered('unsafe-name', {
    ...forEach(
      UNSAFE.split(','),
      (name) => `the name « ${name} »`,
      (name) => adding([name]),
    ),
    'a folder with content': adding(['pieces/']),
    'a name with the flag UTF-8 that is no UTF-8': replaceBytes(
      withRecords({ name: '._xx', data: appleDouble, flags: 0x800 }),
      '._xx',
      '._\xff\xfe',
    ),
  }),
  ...altered('name-clash', {
    ...forEach(
      CLASHING,
      (name) => `the name « ${name} » beside another`,
      (name) => adding([name]),
    ),
    'a folder with the name of a file, before it': writeZip([folder(`${README}/`), ...goodRecords]),
    'a folder with the name of a file, after it': withRecords(folder(`${README}/`)),
    'a file inside a file': adding([`${README}/x.txt`]),
    'a file with the name of a folder': adding(['pieces']),
    'a folder in other letters': writeZip([folder('PIECES/'), ...goodRecords]),
  }),
  ...altered('duplicate-name', {
    'a name twice': adding(['manifest.json']),
    'a folder twice': writeZip([folder('pieces/'), folder('pieces/'), ...goodRecords]),
  }),
  ...altered('empty-folder', { 'an empty folder': adding(['CE DOSSIER EST FAUX/', nothing]) }),
  ...altered('symlink', { 'a link': withMode(0o120777) }),
  ...altered('header-mismatch', {
    'a file with the attribute of a folder': withText({ attributes: 0x10 }),
    'a device file': withMode(0o020666),
    'a mode that nobody may read': withMode(0, 3),
    'a mode with set-user-id': withMode(0o104644, 3),
    'a mode with the sticky bit': withMode(0o101644, 3),
    'a file with the attribute of a volume label': withText({ attributes: 0x08 }),
    'a file with the attribute of a reparse point': withText({ attributes: 0x400 }),
    'a file with an internal attribute other than text': withText({ internalAttributes: 2 }),
    'a file with the mode of a folder of Amiga': withMode(0o004000, 1),
    'one folder in the headers, two in the Unicode Paths': writeZip(inFolder(isOther, () => 'été')),
    'two folders in the headers, one in the Unicode Paths': writeZip(inFolder(() => 'été', isOther)),
    'names in two encodings': writeZip(
      goodRecords.map(({ name, data }) => ({ name: `été/${name}`, data, flags: name === TEXT ? 0 : 0x800 })),
    ),
  }),
];
