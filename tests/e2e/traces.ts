import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Something that must not be found, with every way it may lie on a disk. */
export interface Planted {
  readonly name: string;
  readonly needles: readonly { readonly how: string; readonly bytes: Buffer }[];
}

export interface Trace {
  /** Relative to the folder that was searched, `/` between segments. */
  readonly file: string;
  readonly name: string;
  readonly how: string;
}

export function plantedText(name: string, text: string): Planted {
  const latin1 = Buffer.from(text, 'latin1');
  return {
    name,
    needles: [
      { how: 'UTF-8', bytes: Buffer.from(text, 'utf8') },
      { how: 'UTF-16', bytes: Buffer.from(text, 'utf16le') },
      // How V8 and SpiderMonkey write a string without wide characters.
      ...(latin1.toString('latin1') === text ? [{ how: 'Latin-1', bytes: latin1 }] : []),
      ...[0, 1, 2].map((lead) => ({ how: `base64 +${lead}`, bytes: inBase64(Buffer.from(text), lead) })),
    ],
  };
}

/** Bytes, as they are and in base64. */
export function plantedBytes(name: string, bytes: Buffer): Planted {
  const encoded = [0, 1, 2].map((lead) => ({ how: `base64 +${lead}`, bytes: inBase64(bytes, lead) }));
  return { name, needles: [{ how: 'bytes', bytes }, ...encoded] };
}

/** The characters that `bytes` alone decide when `lead` other bytes come before them in their group of three. */
function inBase64(bytes: Buffer, lead: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(lead), bytes]).toString('base64');
  return Buffer.from(text.slice(Math.ceil((lead * 8) / 6), Math.floor(((lead + bytes.length) * 8) / 6)));
}

export interface SearchedFile {
  readonly file: string;
  readonly bytes: Buffer;
}

/** Every file at or under `folder`, in memory: a later start of the browser changes nothing of it. */
export async function readAll(folder: string): Promise<readonly SearchedFile[]> {
  const files: SearchedFile[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.push({ file: relative(folder, path).split(sep).join('/'), bytes: await readFile(path) });
  }
  return files;
}

export function search(files: readonly SearchedFile[], planted: readonly Planted[]): readonly Trace[] {
  return files.flatMap(({ file, bytes }) =>
    planted.flatMap(({ name, needles }) =>
      needles.filter((needle) => bytes.includes(needle.bytes)).map(({ how }): Trace => ({ file, name, how })),
    ),
  );
}
