import { expect, it } from 'vitest';
import { CapturedTab } from '../../../src/background/capturedTab.ts';
import type { Reading } from '../../../src/domain/capture/reading.ts';
import { MAX_SOURCE_CHARS } from '../../../src/domain/shared/limits.ts';
import type { PortLike } from '../../../src/messages/capturePort.ts';
import { parsePageQuestion } from '../../../src/messages/pageQuestions.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { findTakenPosts, ThreadPostCache } from '../../../src/workflow/capture/threadMemory.ts';
import { buildReading } from '../../support/reading.ts';
import { buildMeasures, buildRecordRequest, createTestDependencies } from '../../support/testDependencies.ts';

/** Records what a page sends over its port as an item, and returns the item's record. */
async function record(messages: readonly unknown[], deps = createTestDependencies()) {
  const listeners: ((message: unknown) => void)[] = [];
  const port: PortLike = {
    postMessage: () => undefined,
    onMessage: { addListener: (listener) => listeners.push(listener) },
    onDisconnect: { addListener: () => undefined },
    disconnect: () => undefined,
  };
  const page = new CapturedTab(port, { archive: async () => null, readQuotaDelay: () => 0 });
  const texts = ['page.html', 'texte.txt'].map((file) => ({ type: 'chunk', file, text: '' }));
  const measured = { type: 'measured', measures: buildMeasures() };
  const send = (sent: readonly unknown[]) => {
    for (const message of sent) for (const listener of listeners) listener(structuredClone(message));
  };
  const begins = messages.some((message) => Object(message).type === 'begin');
  const [first, ...rest] = begins ? messages : [{ type: 'begin', mode: 'post', entry: 'picker' }, ...messages];
  send([first]);
  const { wrongCase: _, ...start } = await page.opening;
  const request = { ...buildRecordRequest(deps), ...start };
  const recorded = recordItem(deps, page, request);
  send([...texts, measured, ...rest]);
  await recorded;
  const item = (await deps.store.item(request.id)) ?? expect.fail('nothing was kept');
  return item.fiche;
}

const shoot = (address = 'https://exemple.invalid/fil', area: unknown = { kind: 'window' }) => ({
  type: 'shoot',
  address,
  area,
});
const read = (changes: Partial<Reading> = {}) => ({ type: 'read', reading: { ...buildReading(), ...changes } });

const tileOf = (height: number) => ({
  kind: 'tile',
  place: { at: { x: 0, y: 0 }, clip: { x: 0, y: 0, width: 700, height: 600 } },
  window: { width: 1280, height: 720 },
  page: { width: 700, height },
  pixelRatio: 1,
});

it('attack: a post of 1.34 million pixels is recorded, with a warning', async () => {
  const { outcome, warnings } = await record([shoot(), shoot(undefined, tileOf(1_340_000)), read()]);
  expect({ outcome, warnings }).toEqual({ outcome: 'partial', warnings: ['size-cut'] });
});

it('attack: an address of 60,000 characters is cut in the item', async () => {
  const long = `https://exemple.invalid/?q=${'a'.repeat(60_000)}`;
  const address = { page: long, permalink: long, canonical: long, dropped: [] };
  const fiche = await record([shoot(long), read({ address, referrer: long })]);
  expect(fiche).toMatchObject({ outcome: 'partial', warnings: ['value-cut'] });
  expect(fiche.address.page).toBe(long.slice(0, 20_000));
  expect(fiche.accessPath?.referrer).toBe('https://exemple.invalid');
});

it('attack: 1,100 sticky elements are listed up to the bound', async () => {
  const elements = Array.from({ length: 1100 }, (_, n) => `div#s${n}`);
  const transformations = { page: [{ name: 'unstuck', elements }], source: [] };
  const { warnings, files } = await record([shoot(), read({ transformations })]);
  expect(warnings).toEqual(['value-cut']);
  const changes = files.flatMap(({ transformations: of }) => of).find(({ name }) => name === 'unstuck');
  expect(changes?.elements).toEqual(elements.slice(0, 1000));
});

it('attack: a text file beyond the limit of an item is cut', async () => {
  const chunk = 'a'.repeat(1_000_000);
  const chunks = Array.from({ length: (2 * MAX_SOURCE_CHARS) / chunk.length + 3 }, () => ({
    type: 'chunk',
    file: 'texte.txt',
    text: chunk,
  }));
  const { warnings, files } = await record([shoot(), ...chunks, read()]);
  expect(warnings).toContain('value-cut');
  expect(files.find(({ role }) => role === 'text')?.bytes).toBe(2 * MAX_SOURCE_CHARS);
});

it('attack: the key of a post without an address may have any length, and stays its own', async () => {
  const deps = createTestDependencies();
  const page = 'https://exemple.invalid/fil';
  const key = JSON.stringify(['lo', null, '"'.repeat(60_000), null]);
  expect(key.length).toBeGreaterThan(100_000);
  const threadPost = { page, key: `${key} 1` };
  const thread = '00000000-0000-4000-8000-00000000000a';
  const begin = { type: 'begin', mode: 'post', entry: 'thread', thread, threadPost };
  expect(await record([begin, shoot(), read()], deps)).toMatchObject({ outcome: 'complete', warnings: [] });
  const question = parsePageQuestion({ type: 'findTaken', page, keys: [`${key} 1`, `${key} 2`] });
  if (question?.type !== 'findTaken') throw new Error('no question');
  const storeLock = { state: async () => ({ kind: 'none' }) as const };
  const resume = { ...deps, storeLock, threadPostCache: new ThreadPostCache() };
  expect((await findTakenPosts(resume, question.page, question.keys)).taken).toEqual([true, false]);
});
