import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTestFolder } from '../../support/testFolder.ts';
import { writeZip } from '../../support/zipWriter.ts';

// Starts Python, which is slow on a loaded machine.
/** What tests/export_check.py does where two programs may read two things: it takes neither. */

const CHECKER = join(import.meta.dirname, '../../export_check.py');
const folder = makeTestFolder();

const PATH = 'messages/inbox/theo_1/message_1.json';
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const thread = (...messages: readonly string[]): string => `{"messages":[${messages.join(',')}],"title":"Théo"}`;
const message = (content: string): string => `{"sender_name":"Theo","timestamp_ms":1763400011000,${content}}`;

interface Some {
  readonly text: string | null;
  readonly index?: number;
}

function ficheOf(archive: Uint8Array, { text, index = 0 }: Some): string {
  const sha256 = createHash('sha256').update(archive).digest('hex');
  return JSON.stringify({
    text,
    author: { displayName: 'Theo' },
    posting: { iso: '2025-11-17T17:20:11.000Z', raw: '1763400011000' },
    exported: {
      archive: { name: 'instagram.zip', bytes: archive.length, sha256 },
      ...{ format: 'instagram-json', path: PATH, index, kind: 'message', localTime: null },
    },
  });
}

function check(dossier: Uint8Array, archive: Uint8Array): { code: number | null; out: string } {
  const paths = [dossier, archive].map((content, at) => {
    const path = join(folder, String(at));
    writeFileSync(path, content);
    return path;
  });
  const { status, stdout } = spawnSync('python3', [CHECKER, ...paths], { encoding: 'utf8' });
  return { code: status, out: stdout };
}

const checkFiche = (archive: Uint8Array, some: Some) => check(bytes(ficheOf(archive, some)), archive);

describe('the Python checker of archives', () => {
  it('attack: reads no field that a message has twice, and the other messages', () => {
    const twice = message('"content":"un","content":"deux"');
    const archive = writeZip([{ name: PATH, data: bytes(thread(twice, message('"content":"trois"'))) }]);
    expect(checkFiche(archive, { text: null }).code).toBe(0);
    expect(checkFiche(archive, { text: 'trois', index: 1 }).code).toBe(0);
    for (const text of ['un', 'deux'])
      expect(checkFiche(archive, { text })).toEqual({ code: 1, out: expect.stringContaining('another text') });
  });

  it('attack: reads neither of two lists of messages in one file', () => {
    const data = bytes(
      `{"messages":[${message('"content":"un"')}],"messages":[${message('"content":"deux"')}],"title":"x"}`,
    );
    const archive = writeZip([{ name: PATH, data }]);
    for (const text of ['un', 'deux'])
      expect(checkFiche(archive, { text })).toEqual({ code: 1, out: expect.stringContaining('could not be read') });
  });

  it('attack: reads neither of two files with one path', () => {
    const data = (word: string) => bytes(thread(message(`"content":"${word}"`)));
    const archive = writeZip([
      { name: PATH, data: data('un') },
      { name: PATH, data: data('deux') },
    ]);
    for (const text of ['un', 'deux'])
      expect(checkFiche(archive, { text })).toEqual({ code: 1, out: expect.stringContaining('is there twice') });
  });

  it('attack: refuses a dossier with a record, or a value of one, given twice', () => {
    const archive = writeZip([{ name: PATH, data: bytes(thread(message('"content":"un"'))) }]);
    const fiche = ficheOf(archive, { text: 'un' });
    const name = 'pieces/P0001-M0001/fiche.json';
    const dossier = (...fiches: readonly string[]) => writeZip(fiches.map((one) => ({ name, data: bytes(one) })));
    expect(check(dossier(fiche), archive).code).toBe(0);
    const other = ficheOf(archive, { text: 'deux' });
    expect(check(dossier(other, fiche), archive)).toEqual({ code: 2, out: expect.stringContaining('is there twice') });
    const twice = fiche.replace('"text":"un"', '"text":"deux","text":"un"');
    expect(check(dossier(twice), archive)).toEqual({ code: 2, out: expect.stringContaining('"text" twice') });
  });
});
