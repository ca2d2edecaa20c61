import { toBytes } from './fileContent.ts';
import type { SourceFile } from './source.ts';

/**
 * Files that operating systems add to folders and zips. They are set aside only with their own content and size, so
 * that nobody can hide a document under such a name.
 */

/** Above what systems write in a folder of a dossier. */
const MAX_SYSTEM_FILE_BYTES = 64 * 1024;

type Bytes = Uint8Array<ArrayBuffer>;

const startsWith =
  (...magic: readonly number[]) =>
  (bytes: Bytes): boolean =>
    magic.every((byte, index) => bytes[index] === byte);

const CONTENT_TESTS: readonly (readonly [name: RegExp, hasContent: (bytes: Bytes) => boolean])[] = [
  // AppleDouble, version 2 (RFC 1740, appendix B), in `__MACOSX/` or beside the file.
  [/(?:^|\/)\._[^/]+$/, startsWith(0, 5, 0x16, 7, 0, 2, 0, 0)],
  [/(?:^|\/)\.DS_Store$/, startsWith(0, 0, 0, 1, 0x42, 0x75, 0x64, 0x31)],
  // Compound File Binary (MS-CFB 2.2).
  [/(?:^|\/)Thumbs\.db$/, startsWith(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  [/(?:^|\/)desktop\.ini$/, isDesktopIni],
];

/** False also when it cannot be read: a later check reads it again and reports it. */
export async function isSystemFile(path: string, file: SourceFile): Promise<boolean> {
  const hasContent = CONTENT_TESTS.find(([name]) => name.test(path))?.[1];
  if (hasContent === undefined || file.bytes > MAX_SYSTEM_FILE_BYTES) return false;
  try {
    return hasContent(await toBytes(await file.read()));
  } catch {
    return false;
  }
}

/** Windows shows other names, or no content, for other sections and keys (`LocalizedResourceName`, `CLSID`). */
const INI_SECTION = /^\[(?:\.ShellClassInfo|ViewState)\]$/i;
/** Explorer fetches a value that begins as a path on another computer. */
const INI_KEY =
  /^(?:Mode|Vid|FolderType|Logo|IconResource|IconFile|IconIndex|ConfirmFileOp|InfoTip)[ \t]*=(?![ \t"'@]*[\\/]{2})/i;

/** What Explorer writes when a folder is opened or gets an icon, in UTF-16 or one byte a character. */
function isDesktopIni(bytes: Bytes): boolean {
  const isUtf16 = startsWith(0xff, 0xfe)(bytes);
  const text = new TextDecoder(isUtf16 ? 'utf-16le' : 'windows-1252').decode(bytes).replace(/^\u00ef\u00bb\u00bf/, '');
  const isText = !/[^\P{Cc}\r\n\t\u0080-\u009f]/u.test(text);
  const lines = text
    .split(/[\r\n]/)
    .map((line) => line.replace(/^[ \t]+|[ \t]+$/g, ''))
    .filter((line) => line !== '');
  const [first = ''] = lines;
  return isText && INI_SECTION.test(first) && lines.every((line) => INI_SECTION.test(line) || INI_KEY.test(line));
}
