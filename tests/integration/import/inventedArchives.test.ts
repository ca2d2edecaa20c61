import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../../src/domain/item/exportedMessage.ts';
import { inventArchives } from '../../support/exportArchives/inventArchives.ts';
import type { ExpectedMessage, InventedArchive } from '../../support/exportArchives/invention.ts';

/** The invented archives themselves: the Python checker, which is no parser of ours, finds every expected message. */

/** The first seed of exports.test.ts. */
const SEED = 36;
const archives = inventArchives(SEED);
const run = promisify(execFile);
const CHECKER = join(import.meta.dirname, '../../export_check.py');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recueil-archives-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A fiche that has what was expected. */
function ficheOf(archive: InventedArchive, one: ExpectedMessage): object {
  const { bytes, name } = archive.files[one.archive] ?? { bytes: new Uint8Array(), name: '' };
  return {
    text: one.text,
    author: { displayName: one.sender },
    posting: { iso: one.iso, raw: one.raw ?? null },
    exported: {
      archive: { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
      format: archive.format,
      path: one.path,
      index: one.index,
      kind: one.kind,
      localTime: one.localTime,
    },
  };
}

async function check(fiches: readonly object[]): Promise<{ code: number; out: string }> {
  const paths = await Promise.all(
    [JSON.stringify(fiches), ...archives.flatMap(({ files }) => files.map(({ bytes }) => bytes))].map(
      async (content, i) => {
        const path = join(folder, `${i}`);
        await writeFile(path, content);
        return path;
      },
    ),
  );
  try {
    const { stdout } = await run('python3', [CHECKER, ...paths], { maxBuffer: 100_000_000 });
    return { code: 0, out: stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string }; // of execFile
    return { code, out: stdout };
  }
}

const messagesOf = (archive: InventedArchive): readonly ExpectedMessage[] =>
  archive.conversations.flatMap(({ messages }) => messages);

describe('invented archives', () => {
  it('are of every format', () => {
    expect(new Set(archives.map(({ format }) => format))).toEqual(new Set(EXPORT_FORMATS));
    expect(new Set(archives.map(({ name }) => name)).size).toBe(archives.length);
  });

  it('are read again by the Python checker', async () => {
    const fiches = archives.flatMap((archive) =>
      messagesOf(archive).flatMap((one) => (one.isOptional ? [] : [ficheOf(archive, one)])),
    );
    const { code, out } = await check(fiches);
    expect(out).toBe(`${fiches.length} messages: ${fiches.length} found, 0 different or not found\n`);
    expect(code).toBe(0);
  });

  it('are not found with another text, time, sender or place', async () => {
    const fiches = archives.flatMap((archive) => changesOf(archive).map((one) => ficheOf(archive, one)));
    const { code, out } = await check(fiches);
    expect(out).toContain(`${fiches.length} messages: 0 found, ${fiches.length} different or not found`);
    expect(code).toBe(1);
  });
});

/** Messages that the archive does not have: each is one of its messages with another value. */
function changesOf(archive: InventedArchive): ExpectedMessage[] {
  const one = messagesOf(archive).find(
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
