import { beforeEach, expect, it, vi } from 'vitest';
import type { ToPage } from '../../../src/messages/capturePort.ts';
import type { FromPage } from '../../../src/messages/pageSchemas.ts';
import { buildReading } from '../../support/reading.ts';
import { buildMeasures, createTestDependencies } from '../../support/testDependencies.ts';

const { browser, titles } = vi.hoisted(() => {
  const titles: string[] = [];
  const browser = {
    runtime: { getURL: (path: string) => `extension://${path}` },
    i18n: { getMessage: (name: string, values: string[] = []) => [name, ...values].join(' ') },
    storage: {
      session: { get: async () => ({}), set: async () => undefined },
      local: { get: async () => ({}), set: async () => undefined },
    },
    action: {
      setTitle: async ({ title }: { title: string }) => void (title.startsWith('title') && titles.push(title)),
      setBadgeText: async () => undefined,
      setBadgeBackgroundColor: async () => undefined,
    },
    tabs: { get: async () => ({ url: 'https://exemple.fr/' }) },
  };
  return { browser, titles };
});
vi.mock('../../../src/browser/browser.ts', () => ({ browser }));
const { outcomeReporter, readEpochToken, serveCapture } = await import('../../../src/background/serveCapture.ts');

/** Captures a post in one of two carnets; the store is locked once the picture is taken, or not. */
async function readSealed(
  isLockedMeanwhile: boolean,
  hasCurrent = true,
  warnings: readonly string[] = [],
  isLockedBefore = false,
): Promise<ToPage> {
  let isLocked = isLockedBefore;
  const test = createTestDependencies();
  const deps = {
    ...test,
    caseRepository: {
      cases: async () => {
        const own = (await test.store.currentCase())?.caseId ?? 'second';
        return [{ caseId: 'first' }, { caseId: own, current: hasCurrent }];
      },
    },
    storeLock: { state: async () => ({ kind: isLocked ? 'locked' : 'unlocked' }) },
    readEpoch: async () => 'epoch',
    inEpoch: () => ({}),
  } as unknown as Parameters<typeof serveCapture>[0]; // what a capture uses
  const sealed = Promise.withResolvers<ToPage>();
  let receive: (message: FromPage | { type: 'archived' }) => void = () => undefined;
  const port = {
    postMessage: (message: unknown) => {
      const { type } = message as ToPage;
      if (type === 'begun') receive({ type: 'shoot', address: 'https://exemple.fr/', area: { kind: 'window' } });
      if (type === 'shot') {
        isLocked = isLockedMeanwhile;
        receive({ type: 'measured', measures: buildMeasures() });
        receive({ type: 'chunk', file: 'page.html', text: '<p>page</p>' });
        receive({ type: 'chunk', file: 'texte.txt', text: 'Un message inventé.' });
        receive({ type: 'read', reading: buildReading({ warnings }) });
      }
      if (type === 'sealed' || type === 'refused') sealed.resolve(message as ToPage);
    },
    onMessage: {
      addListener: (listener: (message: unknown) => void) => {
        receive = listener;
        queueMicrotask(() => receive({ type: 'begin', mode: 'post', entry: 'picker' }));
      },
    },
    onDisconnect: { addListener: () => undefined },
    disconnect: () => undefined,
  };
  const token = await readEpochToken(deps, 7);
  await serveCapture(deps, port, { id: 7, windowId: 1, privateWindow: false }, { token, mayArchive: false });
  const ending = await sealed.promise;
  expect(ending.type).toBe('sealed');
  return ending;
}

beforeEach(() => void titles.splice(0));

it('names the carnet on the page after a capture', async () => {
  expect(await readSealed(false)).toMatchObject({ total: 1, current: { name: '', place: 2 } });
  await vi.waitFor(() => expect(titles).toEqual(['titleRecorded 1']));
});

it('attack: a page learns no carnet and no number when the store is locked, nor does the button tell it', async () => {
  expect(await readSealed(true)).toEqual({ type: 'sealed', total: null, warnings: [] });
  await vi.waitFor(() => expect(titles).toEqual(['titleKept']));
});

it('names the new carnet that a capture opens, after the one in use was erased or closed', async () => {
  expect(await readSealed(false, false)).toMatchObject({ current: { name: '', place: 3 } });
});

it.each([
  [['page-error'], true],
  [['translated-text'], false],
])('tells the popup whether the site answered with an error: %o', async (warnings, isErrorPage) => {
  const recorded = vi.spyOn(outcomeReporter, 'recorded');
  await readSealed(false, true, warnings);
  expect(recorded).toHaveBeenLastCalledWith(7, expect.anything(), isErrorPage);
});

it.each([false, true])(
  'keeps for the popup which carnet a capture went to; made while locked: %s',
  async (isLocked) => {
    const recorded = vi.spyOn(outcomeReporter, 'recorded');
    await readSealed(isLocked, true, [], isLocked);
    expect(recorded).toHaveBeenCalledExactlyOnceWith(7, expect.objectContaining({ place: 2 }), false);
    recorded.mockRestore();
  },
);
