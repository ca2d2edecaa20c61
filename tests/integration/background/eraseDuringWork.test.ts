import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubNavigator } from '../../support/countingBrowser.ts';

const { browser, listened } = await vi.hoisted(async () =>
  (await import('../../support/countingBrowser.ts')).createCountingBrowser(),
);
vi.mock('../../../src/browser/browser.ts', () => ({ browser }));
stubNavigator(1e9);
vi.stubGlobal('addEventListener', () => undefined);

/** The extension's private folder. */
const files = new Set<string>();
const folder = {
  keys: () => [...files],
  getFileHandle: async (name: string) => {
    files.add(name);
    return { createWritable: async () => new WritableStream() };
  },
  removeEntry: async (name: string) => void files.delete(name),
};
navigator.storage.getDirectory = async () => ({ getDirectoryHandle: async () => folder }) as never;

const { createTempFile } = await import('../../../src/browser/files.ts');
const { ensureCase } = await import('../../../src/workflow/case/caseJournal.ts');
const { createDependencies } = await import('../../../src/background/dependencies.ts');

const tab = { id: 3, windowId: 1, incognito: false };
const carnet = { id: 'recueil', url: 'extension://recueil/carnet.html', frameId: 0, tab };
let send: (message: unknown, sender: object) => unknown;
let caseId: string;

beforeAll(async () => {
  const { default: background } = await import('../../../entrypoints/background/index.ts');
  await background.main();
  const [listener] = listened.get('runtime.onMessage') ?? [];
  send = listener as typeof send; // the background adds one listener
});

beforeEach(async () => {
  caseId = (await ensureCase(createDependencies())).caseId;
});

const ERASINGS = {
  everything: () => send({ name: 'ui>bg:eraseAll', request: {} }, carnet),
  'a case': () => send({ name: 'ui>bg:eraseCase', request: { caseId } }, carnet),
} as const;

describe.each(['everything', 'a case'] as const)('erasing %s', (what) => {
  it('does not wait for the end of an import', async () => {
    const end = Promise.withResolvers<void>();
    const running = navigator.locks.request('import', () => end.promise);
    expect(await ERASINGS[what]()).toMatchObject({ ok: true });
    end.resolve();
    await running;
  });

  it('stops a running export, which writes no other file', async () => {
    const hasBegun = Promise.withResolvers<void>();
    const exporting = navigator.locks.request('export', async () => {
      const { removedSignal } = await createTempFile();
      hasBegun.resolve();
      await new Promise((resolve) => removedSignal.addEventListener('abort', resolve));
      await createTempFile();
    });
    const stopped = expect(exporting).rejects.toMatchObject({ code: 'copy-gone' });
    await hasBegun.promise;
    expect(await ERASINGS[what]()).toMatchObject({ ok: true });
    await stopped;
    expect([...files]).toEqual([]);
    // Exports of afterwards may write.
    await (await createTempFile()).remove();
  });
});
