import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Something that must not be found, with every way it may lie on a disk. */
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

/** A word this long stands for its text too: Firefox packs its rows (Snappy), which may cut a sentence in two. */
const RARE = /[\p{L}\p{N}_]{8,}/gu;

export function textTerm(name: string, text: string): SearchTerm {
  const parts = new Set([text, ...(text.match(RARE) ?? [])]);
  return { name, needles: [...parts].flatMap(encodeText) };
}

function encodeText(text: string): SearchTerm['needles'] {
  const latin1 = Buffer.from(text, 'latin1');
  return [
    { how: 'UTF-8', bytes: Buffer.from(text, 'utf8') },
    { how: 'UTF-16', bytes: Buffer.from(text, 'utf16le') },
    // How V8 and SpiderMonkey write a string without wide characters.
    ...(latin1.toString('latin1') === text ? [{ how: 'Latin-1', bytes: latin1 }] : []),
    ...[0, 1, 2].map((lead) => ({ how: `base64 +${lead}`, bytes: encodeBase64(Buffer.from(text), lead) })),
  ];
}

/** Bytes, as they are and in base64. */
export function bytesTerm(name: string, bytes: Buffer): SearchTerm {
  const encoded = [0, 1, 2].map((lead) => ({ how: `base64 +${lead}`, bytes: encodeBase64(bytes, lead) }));
  return { name, needles: [{ how: 'bytes', bytes }, ...encoded] };
}

/** The characters that `bytes` alone decide when `lead` other bytes come before them in their group of three. */
function encodeBase64(bytes: Buffer, lead: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(lead), bytes]).toString('base64');
  return Buffer.from(text.slice(Math.ceil((lead * 8) / 6), Math.floor(((lead + bytes.length) * 8) / 6)));
}

export interface SearchedFile {
  readonly file: string;
  readonly bytes: Buffer;
}

/** Every file at or under `folder`, in memory; a file that goes while a browser is at work is no file. */
export async function readAllFiles(folder: string): Promise<readonly SearchedFile[]> {
  const files: SearchedFile[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => null);
    if (bytes !== null) files.push({ file: relative(folder, path).split(sep).join('/'), bytes });
  }
  return files;
}

export function findTraces(files: readonly SearchedFile[], terms: readonly SearchTerm[]): readonly Trace[] {
  return files.flatMap(({ file, bytes }) =>
    terms.flatMap(({ name, needles }) => {
      const encodings = needles.filter((needle) => bytes.includes(needle.bytes)).map(({ how }) => how);
      return [...new Set(encodings)].map((how) => ({ file, name, how }));
    }),
  );
}
