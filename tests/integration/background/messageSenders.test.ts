import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { beforeAll, expect, it, vi } from 'vitest';
import { stubNavigator } from '../../support/countingBrowser.ts';

const { browser, listened } = await vi.hoisted(async () =>
  (await import('../../support/countingBrowser.ts')).createCountingBrowser(),
);
vi.mock('../../../src/browser/browser.ts', () => ({ browser }));
stubNavigator(1e9);

/** The token of the epoch in which the tab's captures begin. */
let epoch: string;
/** Sends a message to the background; undefined when nothing answers. */
let send: (message: unknown, sender: object) => unknown;

beforeAll(async () => {
  const { default: background } = await import('../../../entrypoints/background/index.ts');
  await background.main();
  const [listener] = listened.get('runtime.onMessage') ?? [];
  send = listener as typeof send; // the background adds one listener
  await send({ name: 'ui>bg:lockState', request: {} }, carnet);
  const { RecueilDb } = await import('../../../src/store/db.ts');
  const ring = await new RecueilDb('recueil').keyring.get('keyring');
  epoch = createHash('sha256').update(`${ring?.epoch} ${tab.id}`).digest('hex');
});

const tab = { id: 3, windowId: 1, incognito: false };
const captureScript = { id: 'recueil', url: 'https://forum.hostile.example/', frameId: 0, tab };
const carnet = { id: 'recueil', url: 'extension://recueil/carnet.html', frameId: 0, tab };
const practice = { ...carnet, url: 'extension://recueil/practice.html' };

const request = { name: 'ui>bg:readPreferences', request: {} };
const question = { type: 'findTaken', page: 'https://forum.hostile.example/', keys: ['a'] };
const nothingTaken = { known: 0, taken: [false], thread: null, mayRepeat: false };

it('attack: no request of our own pages is answered to a capture script', () => {
  const requests = [
    request,
    { ...request, type: 'findTaken' },
    { name: 'ui>bg:eraseAll', request: {} },
    null,
    'choose',
  ];
  for (const message of requests) expect(send(message, captureScript), JSON.stringify(message)).toBeUndefined();
});

it('attack: a question is answered to the capture script in the top frame only', async () => {
  expect(await send({ ...question, epoch }, captureScript)).toEqual(nothingTaken);
  const { tab: _, ...nowhere } = captureScript;
  const others = [{ ...captureScript, frameId: 7 }, { ...captureScript, id: 'another' }, nowhere, {}];
  for (const sender of others) expect(send({ ...question, epoch }, sender), JSON.stringify(sender)).toBeUndefined();
});

it('attack: a page whose process was taken over learns nothing of another site, and ends no thread there', async () => {
  const thread = crypto.randomUUID();
  for (const page of ['https://forum.example/', 'https://forum.hostile.example.evil.example/', 'data:,', 'x'])
    for (const about of [question, { type: 'threadEnded', thread }])
      expect(send({ ...about, page, epoch }, captureScript), page).toBeUndefined();
  const own = { ...question, page: 'https://forum.hostile.example/fil?page=2', epoch };
  expect(await send(own, captureScript)).toEqual(nothingTaken);
});

it('answers requests to our own pages, and questions to none of them but the practice page', async () => {
  expect(await send(request, carnet)).toMatchObject({ ok: true });
  expect(await send(question, carnet)).toMatchObject({ ok: false });
  expect(await send(request, practice)).toMatchObject({ ok: true });
  expect(await send({ ...question, page: practice.url }, practice)).toEqual(nothingTaken);
});

it('stores a choice on the practice page in its own store, and a choice on a page in the carnet', async () => {
  const { RecueilDb } = await import('../../../src/store/db.ts');
  const { DATABASE_NAME, PRACTICE_DATABASE_NAME } = await import('../../../src/domain/formatNames.ts');
  const attempts = (name: string) => new RecueilDb(name).attempts.count();
  expect(await send({ type: 'choose' }, practice)).toMatchObject({ attempt: expect.any(String) });
  expect([await attempts(DATABASE_NAME), await attempts(PRACTICE_DATABASE_NAME)]).toEqual([0, 1]);
  expect(await send({ type: 'choose', epoch }, captureScript)).toMatchObject({ attempt: expect.any(String) });
  expect([await attempts(DATABASE_NAME), await attempts(PRACTICE_DATABASE_NAME)]).toEqual([1, 1]);
});

it('answers null to a question that is refused', async () => {
  expect(await send({ type: 'otherCases', item: crypto.randomUUID(), epoch }, captureScript)).toBeNull();
});

it('attack: a question of a page whose command was given before an erasing is refused', async () => {
  expect(await send({ ...question, epoch }, captureScript)).toEqual(nothingTaken);
  const { eraseStore, RecueilDb } = await import('../../../src/store/db.ts');
  await eraseStore(new RecueilDb('recueil'));
  for (const message of [{ ...question, epoch }, question, { type: 'choose', epoch }])
    expect(await send(message, captureScript), JSON.stringify(message)).toBeNull();
  expect(await new RecueilDb('recueil').attempts.count()).toBe(0);
});
