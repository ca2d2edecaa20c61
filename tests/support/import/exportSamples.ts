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
