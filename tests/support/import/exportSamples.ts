import { crc32 } from 'node:zlib';
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-custom.js';
import type { ExportedMessage } from '../../../src/domain/item/exportedMessage.ts';
import type { OpenedExport } from '../../../src/import/exports/archive.ts';
import { openExport } from '../../../src/import/exports/openExport.ts';
import { writeZip, type ZipParts, type ZipRecord } from '../zipWriter.ts';

/** Small invented archives, written in the tests themselves. */

export const textFile = (name: string, content: string): File => new File([content], name);

export const jsonFile = (name: string, content: unknown): File => textFile(name, JSON.stringify(content));

export const zipOfRecords = (records: readonly ZipRecord[], parts?: ZipParts): File =>
  new File([writeZip(records, parts)], 'a.zip');

/** Makes a zip of files by path; a value that is no string is written as JSON. */
export async function zipFile(name: string, files: Readonly<Record<string, unknown>>): Promise<File> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [path, content] of Object.entries(files))
    await writer.add(path, new TextReader(typeof content === 'string' ? content : JSON.stringify(content)));
  return new File([await writer.close()], name);
}

export const NOW = new Date('2026-11-23T12:00:00Z');

export const NEVER = new AbortController().signal;

/** Null: no export. */
export const openFiles = async (...files: readonly File[]): Promise<OpenedExport | null> =>
  openExport(files, () => undefined, NEVER, NOW);

/** Opens what must be an export. */
export async function openSample(...files: readonly File[]): Promise<OpenedExport> {
  const opened = await openFiles(...files);
  if (opened === null) throw new Error('not recognised');
  return opened;
}

/** Reads all messages, conversation after conversation. */
export async function readAll(opened: OpenedExport): Promise<readonly (ExportedMessage & { archive: number })[]> {
  const all: (ExportedMessage & { archive: number })[] = [];
  for (const { key } of opened.contents.conversations)
    all.push(...(await Array.fromAsync(opened.messages(key, NEVER))));
  return all;
}

export const readSample = async (...files: readonly File[]): ReturnType<typeof readAll> =>
  readAll(await openSample(...files));

/** UTF-8 read as Latin-1, as Meta writes it. */
export const mojibake = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');

/** Makes a zip of many files with the same content, which zip.js would write for a minute. */
export function storedZip(names: readonly string[], content: string): File {
  const data = new TextEncoder().encode(content);
  const crc = crc32(data);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  let directoryBytes = 0;
  for (const name of names.map((one) => new TextEncoder().encode(one))) {
    // APPNOTE 4.3.7 and 4.3.12: version, flags (UTF-8 names), method, time, date, CRC, sizes, length of the name.
    const fields = [20, 0x800, 0, 0, 0x21, crc & 0xffff, crc >>> 16, data.length, 0, data.length, 0, name.length, 0];
    const record = [...toBytes([0x4b50, 0x0403, ...fields]), ...name];
    const entry = [...toBytes([0x4b50, 0x0201, 20, ...fields, 0, 0, 0, 0, 0, at & 0xffff, at >>> 16]), ...name];
    parts.push(Uint8Array.from(record), data);
    directory.push(Uint8Array.from(entry));
    at += record.length + data.length;
    directoryBytes += entry.length;
  }
  const count = names.length;
  const sizes = [directoryBytes & 0xffff, directoryBytes >>> 16, at & 0xffff, at >>> 16];
  const end = Uint8Array.from(toBytes([0x4b50, 0x0605, 0, 0, count, count, ...sizes, 0]));
  return new File([...parts, ...directory, end], 'a.zip');
}

const toBytes = (words: readonly number[]): number[] => words.flatMap((word) => [word & 0xff, word >>> 8]);
