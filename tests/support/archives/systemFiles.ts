import { utf8 } from '../vectors/smallDossier.ts';
import { unicodePathField, writeZip, zip64End, zip64Field } from '../zipWriter.ts';
import {
  adding,
  altered,
  coherent,
  forEach,
  goodRecords,
  nothing,
  README,
  TEXT,
  withRecords,
  withText,
} from './base.ts';

/** What systems and programs add innocently, and other files under the same names. */

const FULL = 0xffffffff;
const pad = (magic: readonly number[], length: number) =>
  new Uint8Array(length).fill(7).map((byte, i) => magic[i] ?? byte);
const APPLE_DOUBLE = [0, 5, 0x16, 7, 0, 2, 0, 0];
const DS_STORE = [0, 0, 0, 1, 0x42, 0x75, 0x64, 0x31];
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const desktopIni = '\r\n[.ShellClassInfo]\r\nIconResource=C:\\WINDOWS\\System32\\SHELL32.dll,4\r\n';
const viewState =
  '[ViewState]\r\nMode=\r\nVid=\r\nFolderType=Generic\r\n[.ShellClassInfo]\r\nConfirmFileOp=0\r\n' +
  'IconFile=%SystemRoot%\\system32\\imageres.dll\r\nIconIndex=-3\r\nInfoTip=Un dossier\r\n';
const utf16 = (text: string) =>
  new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
const LIMIT = 64 * 1024;

const folder = (name: string) => ({ name, data: nothing });

/** As macOS and Windows write them. */
export const innocentArchives = [
  ...coherent(null, {
    'nothing changed': writeZip(goodRecords),
    'folders listed': writeZip([folder('pieces/'), ...goodRecords]),
    'a Unicode Path with the same name': withText({ extra: unicodePathField(TEXT, TEXT) }),
    'Zip64 fields where sizes refer to them': writeZip(
      goodRecords.map((record) => {
        const { length } = record.data;
        return { ...record, size: FULL, compressedSize: FULL, extra: zip64Field(length, length) };
      }),
      { zip64: (offset, count, size) => zip64End({ count, size, offset, at: offset + size }) },
    ),
  }),
  ...coherent('enclosing-folder', {
    'a folder with a Unicode Path': writeZip(
      goodRecords.map((record) => {
        const name = `t\u201at\u201a/${record.name}`;
        return { ...record, name, flags: 0, extra: unicodePathField(`t\u00e9t\u00e9/${record.name}`, name) };
      }),
    ),
  }),
  ...coherent('ignored-file', {
    'the zip of a folder on macOS': writeZip(
      [
        ...['Mon dossier à moi/', 'Mon dossier à moi/pieces/'].map(folder),
        ...goodRecords.map((record) => ({ ...record, name: `Mon dossier à moi/${record.name}` })),
        { name: 'Mon dossier à moi/.DS_Store', data: pad(DS_STORE, 6148) },
        ...['__MACOSX/', '__MACOSX/Mon dossier à moi/'].map(folder),
        { name: '__MACOSX/Mon dossier à moi/._manifest.json', data: pad(APPLE_DOUBLE, 212) },
        { name: '__MACOSX/._Mon dossier à moi', data: pad(APPLE_DOUBLE, LIMIT) },
      ]
        // macOS writes UTF-8 without its flag.
        .map((record) => ({ ...record, flags: 0 })),
    ),
    'a folder opened on Windows': adding(
      ['pieces/P0001/Thumbs.db', pad(COMPOUND_FILE, 5120)],
      ['desktop.ini', utf16(desktopIni)],
      ['pieces/desktop.ini', utf8(desktopIni)],
      ['pieces/P0001/desktop.ini', utf8(viewState)],
      [
        'origines/desktop.ini',
        Uint8Array.from(Buffer.from(`${desktopIni}InfoTip=d\u0081\u0092\u00e9t\u00e9`, 'latin1')),
      ],
    ),
  }),
];

const SYSTEM_NAMES =
  '__MACOSX/dossier.pdf pieces/P0001/desktop.ini pieces/Thumbs.db .DS_Store __MACOSX/._dossier.pdf'.split(' ');
const FALSE_INIS = [
  '[.ShellClassInfo]\r\nLocalizedResourceName=P0002',
  '[.ShellClassInfo]\r\nCLSID2={0AFACED1-E828-11D1-9187-B532F1E9575D}',
  '[ViewState]\r\nMode=\r\n[LocalizedFileNames]\r\ndossier.pdf=autre.pdf',
  '[LocalizedFileNames]\r\ndossier.pdf=autre.pdf',
  '[.ShellClassInfo]\r\nIconResource=\\\\serveur.example\\x,0',
  '[.ShellClassInfo]\r\nInfoTip=@\\\\serveur.example\\x,-1',
  '[.ShellClassInfo]\r\nUn message ajout\u00e9',
  '[ViewState]\rLocalizedResourceName=P0002',
];

export const systemFileArchives = [
  ...altered('extra', {
    ...forEach(
      SYSTEM_NAMES,
      (name) => `any content under the name « ${name} »`,
      (name) => adding([name]),
    ),
    'an AppleDouble file above 64 KB': adding([`._${README}`, pad(APPLE_DOUBLE, LIMIT + 1)]),
    'a Thumbs.db above 64 KB': adding(['Thumbs.db', pad(COMPOUND_FILE, LIMIT + 1)]),
    'binary content behind the first line of desktop.ini': adding(['desktop.ini', utf8(`${desktopIni}\u0000MZ`)]),
    ...forEach(
      FALSE_INIS,
      (text) => `a desktop.ini with ${JSON.stringify(text)}`,
      (text) => adding(['pieces/desktop.ini', utf8(text)]),
    ),
  }),
  ...altered('unreadable', {
    'a file of a system with another CRC': withRecords({ name: '.DS_Store', data: pad(DS_STORE, 6148), crc: 1 }),
  }),
];
