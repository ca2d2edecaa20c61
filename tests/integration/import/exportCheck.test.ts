import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../../src/domain/item/exportedMessage.ts';
import { inventArchives } from '../../support/exportArchives/inventArchives.ts';
import type { ExpectedMessage, InventedArchive } from '../../support/exportArchives/invention.ts';
import { makeTestFolder } from '../../support/testFolder.ts';
import { writeZip } from '../../support/zipWriter.ts';

// Starts Python, which is slow on a loaded machine.
/** What tests/export_check.py, which is no parser of ours, finds in archives and takes from none. */

const CHECKER = join(import.meta.dirname, '../../export_check.py');
const folder = makeTestFolder();

/** What a fiche states of a message. */
type Stated = Pick<ExpectedMessage, 'path' | 'index' | 'kind' | 'sender' | 'text' | 'iso' | 'raw' | 'localTime'>;
interface ArchiveFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const ficheOf = (
  { name, bytes }: ArchiveFile,
  format: string,
  { text, sender, iso, raw, path, index, kind, localTime }: Stated,
) => ({
  text,
  author: { displayName: sender },
  posting: { iso, raw: raw ?? null },
  exported: {
    archive: { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
    ...{ format, path, index, kind, localTime },
  },
});

/** Checks a dossier, or its fiches, against archives. */
function check(dossier: Uint8Array | string, ...archives: readonly Uint8Array[]) {
  const paths = [dossier, ...archives].map((content, at) => {
    const path = join(folder, String(at));
    writeFileSync(path, content);
    return path;
  });
  const { status, stdout } = spawnSync('python3', [CHECKER, ...paths], { encoding: 'utf8', maxBuffer: 100_000_000 });
  return { code: status, out: stdout };
}

describe('an archive where two programs may read two things: neither is taken', () => {
  const PATH = 'messages/inbox/theo_1/message_1.json';
  const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  const thread = (...messages: readonly string[]): string => `{"messages":[${messages.join(',')}],"title":"Théo"}`;
  const message = (content: string): string => `{"sender_name":"Theo","timestamp_ms":1763400011000,${content}}`;
  const ficheText = (archive: Uint8Array, text: string | null, index = 0) =>
    JSON.stringify(
      ficheOf({ name: 'instagram.zip', bytes: archive }, 'instagram-json', {
        ...{ path: PATH, index, kind: 'message', sender: 'Theo', text, localTime: null },
        ...{ iso: '2025-11-17T17:20:11.000Z', raw: '1763400011000' },
      }),
    );
  const checkFiche = (archive: Uint8Array, text: string | null, index?: number) =>
    check(ficheText(archive, text, index), archive);

  it('attack: reads no field that a message has twice, and the other messages', () => {
    const twice = message('"content":"un","content":"deux"');
    const archive = writeZip([{ name: PATH, data: bytes(thread(twice, message('"content":"trois"'))) }]);
    expect(checkFiche(archive, null).code).toBe(0);
    expect(checkFiche(archive, 'trois', 1).code).toBe(0);
    for (const text of ['un', 'deux'])
      expect(checkFiche(archive, text)).toEqual({ code: 1, out: expect.stringContaining('another text') });
  });

  it.each([
    [
      'two lists of messages in one file',
      'could not be read',
      [`{"messages":[${message('"content":"un"')}],"messages":[${message('"content":"deux"')}],"title":"x"}`],
    ],
    ['two files with one path', 'is there twice', ['un', 'deux'].map((word) => thread(message(`"content":"${word}"`)))],
  ])('attack: reads neither of %s', (_, said, files) => {
    const archive = writeZip(files.map((text) => ({ name: PATH, data: bytes(text) })));
    for (const text of ['un', 'deux'])
      expect(checkFiche(archive, text)).toEqual({ code: 1, out: expect.stringContaining(said) });
  });

  it('attack: refuses a dossier with a record, or a value of one, given twice', () => {
    const archive = writeZip([{ name: PATH, data: bytes(thread(message('"content":"un"'))) }]);
    const fiche = ficheText(archive, 'un');
    const name = 'pieces/P0001-M0001/fiche.json';
    const dossier = (...fiches: readonly string[]) => writeZip(fiches.map((one) => ({ name, data: bytes(one) })));
    expect(check(dossier(fiche), archive).code).toBe(0);
    const other = ficheText(archive, 'deux');
    expect(check(dossier(other, fiche), archive)).toEqual({ code: 2, out: expect.stringContaining('is there twice') });
    const twice = fiche.replace('"text":"un"', '"text":"deux","text":"un"');
    expect(check(dossier(twice), archive)).toEqual({ code: 2, out: expect.stringContaining('"text" twice') });
  });
});

describe('invented archives', () => {
  /** The first seed of exports.test.ts. */
  const archives = inventArchives(36);
  const messagesOf = (archive: InventedArchive): readonly ExpectedMessage[] =>
    archive.conversations.flatMap(({ messages }) => messages);
  const checkAll = (listed: (archive: InventedArchive) => readonly ExpectedMessage[]) => {
    const fiches = archives.flatMap((archive) =>
      listed(archive).map((one) => ficheOf(archive.files[one.archive] ?? expect.fail('no file'), archive.format, one)),
    );
    const files = archives.flatMap((archive) => archive.files.map(({ bytes }) => bytes));
    return { count: fiches.length, ...check(JSON.stringify(fiches), ...files) };
  };

  it('are of every format', () => {
    expect(new Set(archives.map(({ format }) => format))).toEqual(new Set(EXPORT_FORMATS));
    expect(new Set(archives.map(({ name }) => name)).size).toBe(archives.length);
  });

  it('are read again', { timeout: 300_000 }, () => {
    const { count, code, out } = checkAll(messagesOf);
    expect(out).toBe(`${count} messages: ${count} found, 0 different or not found\n`);
    expect(code).toBe(0);
  });

  it('are not found with another text, time, sender or place', () => {
    const { count, code, out } = checkAll((archive) => changesOf(archive, messagesOf(archive)));
    expect(out).toContain(`${count} messages: 0 found, ${count} different or not found`);
    expect(code).toBe(1);
  });
});

/** Messages that the archive does not have: each is one of its messages with another value. */
function changesOf(archive: InventedArchive, messages: readonly ExpectedMessage[]): ExpectedMessage[] {
  const one = messages.find(
    ({ text, media, kind, isEdited }) => text !== null && kind === 'message' && !isEdited && media.length === 0,
  );
  if (one === undefined) throw new Error(`no message with words: ${archive.name}`);
  const year = (date: string | null): string | null => date?.replace(/^\d{4}/, '1999') ?? null;
  return [
    { ...one, text: `${one.text} non` },
    { ...one, text: one.text?.slice(0, -1) ?? null },
    { ...one, index: 100_000 },
    { ...one, path: 'autre/message_1.json' },
    ...(one.sender === null ? [] : [{ ...one, sender: 'Une autre personne' }]),
    one.iso === null ? { ...one, raw: '01/01/1999' } : { ...one, iso: year(one.iso), localTime: year(one.localTime) },
  ];
}
