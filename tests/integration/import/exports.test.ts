import { describe, expect, it } from 'vitest';
import { senderKey } from '../../../src/domain/item/alikeSenders.ts';
import { Refusal } from '../../../src/domain/shared/errors.ts';
import type { OpenedExport } from '../../../src/import/exports/archive.ts';
import { openExport } from '../../../src/import/exports/openExport.ts';
import { compareExport, type ReadConversation, type ReadMessage } from '../../support/exportArchives/compareExport.ts';
import { inventArchives } from '../../support/exportArchives/inventArchives.ts';
import type { InventedFile } from '../../support/exportArchives/invention.ts';

/**
 * Archives of every format, invented by a generator that knows what is published of the formats and not the parser: at
 * least 99 % of the fields right in each, no wrong value. An expected value is never adapted to the parser.
 */

const SEEDS = [36, 2026];
const NOW = new Date('2026-11-23T12:00:00Z');
const never = new AbortController().signal;

const toFiles = (files: readonly InventedFile[]): File[] => files.map(({ name, bytes }) => new File([bytes], name));

const open = (files: readonly InventedFile[]): Promise<OpenedExport | null> =>
  openExport(toFiles(files), () => {}, never, NOW);

/** Reads every conversation. A Refusal ends one conversation, and what was read of it stays. */
async function readAll(opened: OpenedExport, refusals: Refusal[]): Promise<ReadConversation[]> {
  const read: ReadConversation[] = [];
  for (const { key, title, isRequest } of opened.contents.conversations) {
    const messages: ReadMessage[] = [];
    try {
      for await (const one of opened.messages(key, never)) messages.push(one);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(error);
    }
    read.push({ title, isRequest, messages });
  }
  return read;
}

describe.each(SEEDS)('archives of seed %i', (seed) => {
  it.each(inventArchives(seed).map((archive) => [archive.name, archive] as const))('%s', async (_name, archive) => {
    const opened = await open(archive.files);
    if (opened === null) throw new Error('not recognised');
    const { contents } = opened;
    expect(contents.format).toBe(archive.format);
    // No published structure confirms these.
    if (['tiktok', 'x', 'discord'].includes(archive.format)) expect(contents.isConfirmed).toBe(false);
    expect(contents.hasOwnMessagesOnly).toBe(archive.hasOwnMessagesOnly ?? false);
    // The texts of Android phones say nothing of where a message ends.
    expect(contents.warnings).toEqual([
      ...(archive.name.includes('Android') ? ['message-imitable'] : []),
      ...(archive.format === 'tiktok' ? ['comments-not-read'] : []),
    ]);

    const refusals: Refusal[] = [];
    const read = await readAll(opened, refusals);
    expect(refusals).toEqual([]);
    const comparison = compareExport(archive.conversations, read);
    const { wrong, missing, left } = comparison;
    expect({ wrong: wrong.slice(0, 20), missing: missing.slice(0, 20) }).toEqual({ wrong: [], missing: [] });
    // A message that goes on from the page before, whose sender that page alone has.
    expect(left).toBeLessThanOrEqual(archive.format === 'telegram-html' ? 1 : 0);

    // The list, which is counted without the words, agrees with the messages.
    expect(new Set(contents.conversations.map(({ key }) => key)).size).toBe(contents.conversations.length);
    for (const [i, { messages, missingMedia, senders }] of contents.conversations.entries()) {
      const of = read[i]?.messages ?? [];
      expect(messages).toBe(of.length);
      expect(missingMedia).toBe(of.filter(({ media }) => media.some(({ path }) => path === null)).length);
      const written = Map.groupBy(of, ({ sender, senderId }) => senderKey({ name: sender, id: senderId }));
      written.delete(senderKey({ name: null, id: null }));
      expect(new Set(senders.map(senderKey))).toEqual(new Set(written.keys()));
      for (const { name, id, messages: count } of senders) {
        const all = written.get(senderKey({ name, id })) ?? [];
        expect(count).toBeLessThanOrEqual(all.length);
        expect(count).toBeGreaterThanOrEqual(all.filter(({ kind }) => kind === 'message').length);
      }
    }

    for (const one of read.flatMap(({ messages }) => messages))
      for (const { path, archive = one.archive } of one.media)
        if (path !== null) expect((await opened.readMedia(path, archive, 1_000_000)).size).toBeGreaterThan(0);
    await opened.close();
  });
});

it('attack: gives no other value of an archive that has wrong bytes in its middle', async () => {
  const whole = inventArchives(36).find(({ name }) => name === 'instagram, JSON') ?? expect.unreachable();
  const [{ name, bytes } = expect.unreachable()] = whole.files;
  const from = Math.floor(bytes.length / 2);
  const inverted = bytes.map((byte, at) => (at >= from && at < from + 64 ? byte ^ 0xff : byte));
  const opened = (await open([{ name, bytes: inverted }])) ?? expect.unreachable();
  const read = await readAll(opened, []);
  expect(compareExport(whole.conversations, read, { isWhole: false }).wrong).toEqual([]);
  await opened.close();
});
