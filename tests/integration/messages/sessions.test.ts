import { describe, expect, it } from 'vitest';
import { CapturedTab } from '../../../src/background/capturedTab.ts';
import { PageSession, type ScreenshotCover } from '../../../src/capture/pageSession.ts';
import type { PageMhtml } from '../../../src/domain/capture/capturedPage.ts';
import type { BinaryContent } from '../../../src/domain/shared/binary.ts';
import { MAX_SCREENSHOTS } from '../../../src/domain/shared/limits.ts';
import { type PortLike, parseCommand, type ToPage } from '../../../src/messages/capturePort.ts';
import type { AskBackground } from '../../../src/messages/pageQuestions.ts';
import { findCapturingTab, isExtensionPage } from '../../../src/messages/requests.ts';
import { buildReading } from '../../support/reading.ts';
import { buildMeasures } from '../../support/testDependencies.ts';

const utf8 = (content: BinaryContent | null): string | null =>
  content instanceof Uint8Array ? new TextDecoder().decode(content) : null;

/** Returns the two connected ends of a port. `disconnect` on one end notifies the other. */
function connectPorts() {
  const ends = [0, 1].map(() => ({ onMessage: [] as ((m: unknown) => void)[], onDisconnect: [] as (() => void)[] }));
  const end = (mine: number): PortLike => ({
    postMessage: (message) => {
      for (const listener of ends[1 - mine]?.onMessage ?? []) listener(structuredClone(message));
    },
    onMessage: { addListener: (listener) => ends[mine]?.onMessage.push(listener) },
    onDisconnect: { addListener: (listener) => ends[mine]?.onDisconnect.push(listener) },
    disconnect: () => {
      for (const listener of ends[1 - mine]?.onDisconnect ?? []) listener();
    },
  });
  return { page: end(0), ours: end(1) };
}

const openTab = (port: PortLike, archive = async (_: string): Promise<PageMhtml> => null) =>
  new CapturedTab(port, { archive, readQuotaDelay: () => 700 });

const connectTo = (page: PortLike, ask: (question: unknown) => Promise<unknown> = async () => null) => ({
  connect: () => page,
  ask: ask as AskBackground, // a test answers the question it expects
});

const toPageMessage = (message: ToPage) => message;

describe('CapturedTab and PageSession', () => {
  it('transfer the opening, the screenshot request, the texts in chunks and the reading', async () => {
    const { page, ours } = connectPorts();
    const saved: string[] = [];
    const mhtml = new Blob(['page']);
    const session = openTab(ours, async (address) => {
      saved.push(address);
      return mhtml;
    });
    const focused = [true, false];
    const pageSession = new PageSession(connectTo(page), () => focused.shift() ?? true);
    pageSession.send({ type: 'begin', mode: 'post', entry: 'picker' });
    expect(await session.opening).toEqual({ type: 'begin', mode: 'post', entry: 'picker' });
    const taken = pageSession.shoot('https://exemple.invalid/', { kind: 'window' });
    const shots = session.shots[Symbol.asyncIterator]();
    const asked = { type: 'shoot', address: 'https://exemple.invalid/', area: { kind: 'window' } };
    expect(await shots.next()).toEqual({ done: false, value: asked });
    session.confirmShot();
    expect(await taken).toBe(700);
    expect(pageSession.warnings).toEqual(['page-not-focused']);
    // An emoji straddles the chunk limit of a million code units, and must not be split.
    const long = `${'é'.repeat(999_999)}😀${'é'.repeat(1_500_000)}`;
    pageSession.sendText('page.html', long);
    pageSession.sendText('texte.txt', '');
    session.send(toPageMessage({ type: 'begun', attempt: 'a', method: 'tiles', archive: true }));
    const archived = pageSession.archive('https://exemple.invalid/');
    await archived;
    expect(saved).toEqual(['https://exemple.invalid/']);
    pageSession.send({ type: 'measured', measures: buildMeasures() });
    pageSession.send({ type: 'measured', measures: buildMeasures({ rect: null }) });
    // The first ones count: the picture may be cut by them already.
    expect(await session.measured()).toEqual(buildMeasures());
    pageSession.send({ type: 'read', reading: buildReading() });
    expect((await shots.next()).done).toBe(true);
    const material = await session.finished();
    expect(utf8(material.source)).toBe(long);
    expect(utf8(material.text)).toBe('');
    expect(material.archive).toBe(mhtml);
    expect(material.reading).toEqual(buildReading());
    session.send(toPageMessage({ type: 'sealed', total: 4 }));
    expect(await pageSession.ended).toEqual({ type: 'sealed', total: 4 });
  });

  it('stop with `reading-invalid` at an invalid message', async () => {
    const invalidMessages: unknown[] = [
      null,
      'shoot',
      { type: 'begin', mode: 'everything', entry: 'picker' },
      { type: 'chunk', file: '../../x', text: '' },
      { type: 'measured', measures: buildMeasures({ rect: { x: Number.NaN, y: 0, width: 1, height: 1 } }) },
      // Not measured before.
      { type: 'read', reading: buildReading() },
      { type: 'read', reading: { ...buildReading(), text: 3 } },
    ];
    for (const message of invalidMessages) {
      const { page, ours } = connectPorts();
      const session = openTab(ours);
      page.postMessage(message);
      await expect(session.finished(), JSON.stringify(message)).rejects.toMatchObject({ code: 'reading-invalid' });
    }
  });

  const SHOOT = { type: 'shoot', address: 'https://exemple.invalid/', area: { kind: 'window' } };
  it.each([
    ['the refusal code of the page', [{ type: 'gaveUp', code: 'window-resized' }], 'window-resized'],
    ['`item-too-large` after too many screenshot requests', Array(MAX_SCREENSHOTS + 1).fill(SHOOT), 'item-too-large'],
  ])('end with %s', async (_, messages, code) => {
    const { page, ours } = connectPorts();
    const session = openTab(ours);
    for (const message of messages) page.postMessage(message);
    await expect(session.finished()).rejects.toMatchObject({ code });
  });

  it('ignore messages after the end, and a second opening', async () => {
    const { page, ours } = connectPorts();
    const session = openTab(ours);
    page.postMessage({ type: 'begin', mode: 'post', entry: 'picker' });
    page.postMessage({ type: 'begin', mode: 'screen', entry: 'screen' });
    expect(await session.opening).toEqual({ type: 'begin', mode: 'post', entry: 'picker' });
    page.postMessage({ type: 'chunk', file: 'texte.txt', text: 'vu' });
    page.postMessage({ type: 'measured', measures: buildMeasures() });
    page.postMessage({ type: 'read', reading: buildReading() });
    for (const again of [SHOOT, { type: 'read', reading: buildReading({ text: 'Autre chose.' }) }, null])
      page.postMessage(again);
    const material = await session.finished();
    expect(material.reading).toEqual(buildReading());
    expect(utf8(material.text)).toBe('vu');

    const refused = connectPorts();
    const stopped = openTab(refused.ours);
    for (const after of [null, SHOOT, { type: 'read', reading: buildReading() }]) refused.page.postMessage(after);
    await expect(stopped.finished()).rejects.toMatchObject({ code: 'reading-invalid' });
    await expect(stopped.shots[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'reading-invalid' });
  });

  it('uncover the page for a screenshot, and cover it with the reply', async () => {
    const { page, ours } = connectPorts();
    const session = openTab(ours);
    const calls: string[] = [];
    const marks = { colours: [1, 2, 3, 4], window: { width: 1280, height: 720 } };
    let isPainted = true;
    const cover: ScreenshotCover = {
      marks,
      uncover: async () => {
        calls.push('uncover');
        return isPainted;
      },
      restore: (freeInMs) => void calls.push(`restore ${freeInMs}`),
    };
    const pageSession = new PageSession(
      connectTo(page),
      () => true,
      () => cover,
    );
    pageSession.send({ type: 'begin', mode: 'post', entry: 'thread' });
    const shots = session.shots[Symbol.asyncIterator]();
    const area = { kind: 'window' } as const;
    const taken = pageSession.shoot('https://exemple.invalid/', area);
    const request = { type: 'shoot', address: 'https://exemple.invalid/', area, cover: marks };
    expect(await shots.next()).toEqual({ done: false, value: request });
    expect(calls).toEqual(['uncover']);
    session.confirmShot();
    expect(await taken).toBe(700);
    expect(calls).toEqual(['uncover', 'restore 700']);
    // Without a painted frame, the cover may still be on the screen.
    isPainted = false;
    const refused = pageSession.shoot('https://exemple.invalid/', area);
    await expect(shots.next()).rejects.toMatchObject({ code: 'tab-changed' });
    session.send(toPageMessage({ type: 'refused', code: 'tab-changed' }));
    expect(await refused).toBe(null);
    expect(calls).toEqual(['uncover', 'restore 700', 'uncover', 'restore 0']);
    // A shared screenshot that is already taken uncovers nothing.
    void pageSession.shoot('https://exemple.invalid/', { kind: 'window', screen: { id: 'a', taken: true } });
    expect(calls).toHaveLength(4);
  });

  it('ask the next worker once for the outcome after a disconnection', async () => {
    const { page, ours } = connectPorts();
    const asked: unknown[] = [];
    const ask = async (question: unknown) => {
      asked.push(question);
      return { type: 'sealed', total: 7 };
    };
    const pageSession = new PageSession(connectTo(page, ask), () => true);
    ours.postMessage(toPageMessage({ type: 'begun', attempt: 'a', method: 'tiles', archive: false }));
    ours.disconnect();
    expect(await pageSession.ended).toEqual({ type: 'sealed', total: 7 });
    expect(asked).toEqual([{ type: 'ask', attempt: 'a' }]);
    expect(pageSession.attempt).toBe('a');
  });

  it('end with `interrupted` when no worker answers', async () => {
    const { page, ours } = connectPorts();
    const pageSession = new PageSession(connectTo(page), () => true);
    ours.postMessage(toPageMessage({ type: 'begun', attempt: 'a', method: 'tiles', archive: false }));
    ours.disconnect();
    expect(await pageSession.ended).toEqual({ type: 'refused', code: 'interrupted' });
  });
});

describe('the sender of a message', () => {
  const self = { id: 'recueil', origin: 'chrome-extension://recueil/' };
  const tab = { id: 3, windowId: 1, incognito: false };
  const page = { id: 'recueil', url: 'https://forum.hostile.example/', frameId: 0, tab };

  it('is an extension page only when its address begins with our origin', () => {
    expect(isExtensionPage({ id: 'recueil', url: `${self.origin}carnet.html` }, self)).toBe(true);
    const others = [
      page,
      { ...page, url: `https://forum.hostile.example/${self.origin}` },
      { id: 'recueil', url: 'chrome-extension://recueil.hostile.example/' },
      { id: 'recueil' },
      { id: 'another', url: `${self.origin}carnet.html` },
      { id: 'recueil', url: 'about:blank' },
      { id: 'recueil', url: `blob:${self.origin}carnet.html` },
    ];
    for (const sender of others) expect(isExtensionPage(sender, self), JSON.stringify(sender)).toBe(false);
  });

  it('is a capture script only in the top frame of a tab', () => {
    expect(findCapturingTab(page, self)).toEqual({ id: 3, windowId: 1, privateWindow: false });
    const { frameId: _, ...nowhere } = page;
    const others = [undefined, nowhere, { ...page, frameId: 7 }, { ...page, id: 'another' }, { id: 'recueil' }];
    for (const sender of others) expect(findCapturingTab(sender, self), JSON.stringify(sender)).toBeNull();
  });
});

it('parseCommand accepts only valid commands', () => {
  expect(parseCommand({ type: 'capture', index: 2 })).toEqual({ type: 'capture', index: 2 });
  const forged = [
    null,
    'screen',
    { type: 'capture', index: -1 },
    { type: 'capture', index: 1.5 },
    { type: 'screen', link: { item: '../../x', relation: 'check' } },
    { type: 'screen', link: { item: crypto.randomUUID(), relation: 'tout' } },
    { type: 'screen', link: { item: '-'.repeat(36), relation: 'check' } },
    { type: 'screen', link: { item: [crypto.randomUUID()], relation: 'check' } },
    { type: 'profile' },
    { type: 'runningCapture', stop: 'yes' },
    { type: 'toString' },
    { type: 'sealed', total: 3 },
    { type: 'pick', hint: { linkUrl: 3 } },
  ];
  for (const message of forged) expect(parseCommand(message), JSON.stringify(message)?.slice(0, 80)).toBeNull();
});
