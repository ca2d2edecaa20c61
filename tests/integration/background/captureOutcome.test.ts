import { beforeEach, expect, it, vi } from 'vitest';
import type { AppDependencies } from '../../../src/background/dependencies.ts';

const { session, browser } = vi.hoisted(() => {
  const session: Record<string, unknown> = {};
  const browser = {
    runtime: { getURL: (path: string) => `extension://${path}` },
    i18n: { getMessage: (name: string) => name },
    storage: {
      session: {
        get: async () => ({ ...session }),
        set: async (values: object) => void Object.assign(session, values),
      },
      local: { get: async () => ({}) },
    },
    action: {
      setTitle: async () => undefined,
      setBadgeText: async () => undefined,
      setBadgeBackgroundColor: async () => undefined,
    },
    tabs: { get: async () => ({ url: 'https://exemple.fr/' }), sendMessage: async () => 'ok' },
    scripting: { executeScript: async () => [] },
  };
  return { session, browser };
});
vi.mock('../../../src/browser/browser.ts', () => ({ browser }));
const { createHandlers } = await import('../../../src/background/handlers.ts');
const { outcomeReporter } = await import('../../../src/background/serveCapture.ts');
const { readOutcome, storeOutcome } = await import('../../../src/browser/storage.ts');

const handlers = createHandlers({} as AppDependencies & Parameters<typeof createHandlers>[0]); // no dependency is used
beforeEach(() => {
  for (const key of Object.keys(session)) delete session[key];
});

it('attack: a page that reloads before a capture begins leaves no earlier success in the popup', async () => {
  await storeOutcome({ tabId: 7, at: '2026-11-21T10:00:00.000Z', refusal: null });
  await handlers['ui>bg:capture']({ tabId: 7, mode: 'screen' });
  // The capture script is gone with its page: nothing more comes from it.
  await vi.waitFor(async () => expect(await readOutcome(7)).toMatchObject({ refusal: 'interrupted' }));
});

it('attack: a success of one tab does not come back while another tab ends', async () => {
  await storeOutcome({ tabId: 7, at: '2026-11-21T10:00:00.000Z', refusal: null });
  outcomeReporter.begun(7);
  outcomeReporter.recorded(8, 2, []);
  await vi.waitFor(async () => expect(await readOutcome(8)).toMatchObject({ refusal: null }));
  expect(await readOutcome(7)).toBeNull();
});
