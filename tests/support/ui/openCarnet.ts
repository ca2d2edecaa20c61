import { h } from 'preact';
import { vi } from 'vitest';
import { Carnet } from '../../../src/carnet/Carnet.tsx';
import { PendingWrites } from '../../../src/carnet/pendingWrites.ts';
import { Navigation } from '../../../src/carnet/route.ts';
import { fr } from '../../../src/ui/locales/fr/index.ts';
import type { Words } from '../../../src/ui/locales/index.ts';
import { buildIndexItem } from '../indexItem.ts';
import { type ApiOverrides, createTestCarnetApi, NO_EXPORTS, override } from './testCarnetApi.ts';
import { actAndSettle, createUiHarness, type UiHarness } from './uiHarness.ts';

/** Renders the carnet at a hash, without imports, exports or authorities. */
export async function openCarnet(
  harness: UiHarness,
  path: string,
  carnetApi = createTestCarnetApi(),
  words: Words = fr,
): Promise<void> {
  const callbacks = {
    allowAuthority: async () => false,
    quit: vi.fn(),
    pendingWrites: new PendingWrites(),
    copyToClipboard: vi.fn(async () => undefined),
  };
  await harness.show(
    h(Carnet, {
      onLockChange: harness.onLockChange,
      carnetApi,
      ...startAt(path),
      ...callbacks,
    }),
    { words },
  );
}

export const CASE_ID = '00000000-0000-4000-8000-00000000cafe';
export const ITEMS = [1, 2, 3].map((ordinal) =>
  buildIndexItem(ordinal, { handle: ordinal === 3 ? 'sacha_inv' : 'camille_inv' }),
);

/** Shows a page of the preparation of a dossier; its first item is intimate. */
export async function openExportPage(
  path: string,
  overrides: ApiOverrides = {},
  testApi = createTestCarnetApi(ITEMS, {
    [ITEMS[0]?.id ?? '']: { intimate: { value: true, at: '2026-11-20T09:00:00.000Z' } },
  }),
) {
  const page = createUiHarness({});
  const runExport = vi.fn(NO_EXPORTS.runExport);
  const carnetApi = override(testApi, { ...overrides, exports: { ...overrides.exports, runExport } });
  const callbacks = {
    carnetApi,
    quit: vi.fn(),
    pendingWrites: new PendingWrites(),
    copyToClipboard: vi.fn(),
    allowAuthority: vi.fn(async () => true),
  };
  await page.show(h(Carnet, { onLockChange: page.onLockChange, ...startAt(path), ...callbacks }));
  const readStored = <T>(name: string): T => JSON.parse(carnetApi.storedDocuments.get(name) ?? 'null');
  return { page, readStored, runExport };
}

export const shownCount = (page: UiHarness): string | undefined => page.find('[data-count]')?.dataset.count;

/** Props of a carnet that opens at a view (src/carnet/route.ts). */
export const startAt = (path: string, openTab: (path: string) => void = () => undefined) => ({
  navigation: new Navigation(window, path, openTab),
  window,
});

/** The path of the view that the carnet shows. */
export const shownPath = (): string | undefined => document.querySelector<HTMLElement>('.carnet')?.dataset.path;

/** Goes to a view as a link does. */
export function followLink(path: string): Promise<void> {
  return actAndSettle(() => {
    const link = document.createElement('a');
    link.dataset.route = path;
    document.body.append(link);
    link.click();
    link.remove();
  });
}
