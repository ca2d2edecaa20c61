import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Something that must not be found, with every encoding in which it may be on the disk. */
export interface SearchTerm {
  readonly name: string;
  readonly needles: readonly { readonly how: string; readonly bytes: Buffer }[];
}

export interface Trace {
  /** Relative to the folder that was searched, `/` between segments. */
  readonly file: string;
  readonly name: string;
  readonly how: string;
}

/** Long words are searched separately: Firefox compresses its rows (Snappy), which may split a sentence. */
const RARE = /[\p{L}\p{N}_]{8,}/gu;

export function textTerm(name: string, text: string): SearchTerm {
  const parts = new Set([text, ...(text.match(RARE) ?? [])]);
  return { name, needles: [...parts].flatMap(encodeText) };
}

/** A name that no file has in parts: searched whole, in plain text. */
export const nameTerm = (name: string, text: string): SearchTerm => ({
  name,
  needles: [
    { how: 'UTF-8', bytes: Buffer.from(text) },
    { how: 'UTF-16', bytes: Buffer.from(text, 'utf16le') },
  ],
});

function encodeText(text: string): SearchTerm['needles'] {
  const latin1 = Buffer.from(text, 'latin1');
  return [
    { how: 'UTF-8', bytes: Buffer.from(text, 'utf8') },
    { how: 'UTF-16', bytes: Buffer.from(text, 'utf16le') },
    // V8 and SpiderMonkey store a string without wide characters this way.
    ...(latin1.toString('latin1') === text ? [{ how: 'Latin-1', bytes: latin1 }] : []),
    ...[0, 1, 2].map((lead) => ({ how: `base64 +${lead}`, bytes: encodeBase64(Buffer.from(text), lead) })),
  ];
}

/** Searches bytes, raw and in base64. */
export function bytesTerm(name: string, bytes: Buffer): SearchTerm {
  const encoded = [0, 1, 2].map((lead) => ({ how: `base64 +${lead}`, bytes: encodeBase64(bytes, lead) }));
  return { name, needles: [{ how: 'bytes', bytes }, ...encoded] };
}

/** The base64 characters that depend on `bytes` alone, when `lead` other bytes precede them in a group of three. */
function encodeBase64(bytes: Buffer, lead: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(lead), bytes]).toString('base64');
  return Buffer.from(text.slice(Math.ceil((lead * 8) / 6), Math.floor(((lead + bytes.length) * 8) / 6)));
}

export interface SearchedFile {
  readonly file: string;
  readonly bytes: Buffer;
}

/** Reads every file under `folder`. A file that the browser deletes meanwhile is skipped. */
export async function readAllFiles(folder: string): Promise<readonly SearchedFile[]> {
  const files: SearchedFile[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => null);
    if (bytes !== null) files.push({ file: relative(folder, path).split(sep).join('/'), bytes: decompress(bytes) });
  }
  return files;
}

/** Content of a compressed file of Firefox (`*.jsonlz4`: a magic number, the size, one LZ4 block); else the bytes. */
function decompress(bytes: Buffer): Buffer {
  if (bytes.subarray(0, 8).toString('latin1') !== 'mozLz40\0') return bytes;
  const out = Buffer.alloc(bytes.readUInt32LE(8));
  let [from, to] = [12, 0];
  /** A length of 15 or more continues in bytes of up to 255. */
  const readLength = (nibble: number): number => {
    let length = nibble;
    for (let more = nibble === 15 ? 255 : 0; more === 255; from += 1) {
      more = bytes[from] ?? 0;
      length += more;
    }
    return length;
  };
  while (from < bytes.length) {
    const token = bytes[from] ?? 0;
    from += 1;
    const literals = readLength(token >> 4);
    bytes.copy(out, to, from, from + literals);
    from += literals;
    to += literals;
    if (from >= bytes.length) break;
    const offset = bytes.readUInt16LE(from);
    from += 2;
    // A match may overlap what it writes, so it is copied byte by byte.
    for (let left = readLength(token & 15) + 4; left > 0; left -= 1, to += 1) out[to] = out[to - offset] ?? 0;
  }
  return out;
}

export function findTraces(files: readonly SearchedFile[], terms: readonly SearchTerm[]): readonly Trace[] {
  return files.flatMap(({ file, bytes }) =>
    terms.flatMap(({ name, needles }) => {
      const encodings = needles.filter((needle) => bytes.includes(needle.bytes)).map(({ how }) => how);
      return [...new Set(encodings)].map((how) => ({ file, name, how }));
    }),
  );
}
