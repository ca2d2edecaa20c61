import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { expect, it, onTestFinished } from 'vitest';
import { writeArchive } from '../../../scripts/big-archive.ts';

const MESSAGES = 901;
const BYTES = 3_000_000;

it('writes the messages of 300 conversations, filled up to a size, the same each time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'recueil-big-archive-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const write = async (name: string): Promise<Buffer> => {
    await writeArchive(join(folder, name), MESSAGES, BYTES);
    return readFile(join(folder, name));
  };
  const bytes = await write('a.zip');
  expect(Math.abs(bytes.length - BYTES) / BYTES).toBeLessThan(0.05);
  const zip = await JSZip.loadAsync(bytes);
  const texts = await Promise.all(zip.file(/message_\d+\.json$/).map((file) => file.async('string')));
  expect(texts).toHaveLength(300);
  const counts = texts.map((text) => (JSON.parse(text) as { messages: unknown[] }).messages.length); // our own file
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(MESSAGES);
  const digest = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
  expect(digest(await write('b.zip'))).toBe(digest(bytes));
});
