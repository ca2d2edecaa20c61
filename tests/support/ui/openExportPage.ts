import { h } from 'preact';
import { vi } from 'vitest';
import { Carnet } from '../../../src/carnet/Carnet.tsx';
import type { CarnetApi } from '../../../src/carnet/createCarnetApi.ts';
import { PendingWrites } from '../../../src/carnet/useCaseDocument.tsx';
import { buildIndexItem } from '../indexItem.ts';
import { startAt } from './carnetViews.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import { createUiHarness, type UiHarness } from './uiHarness.ts';

export const CASE_ID = '00000000-0000-4000-8000-00000000cafe';
export const ITEMS = [1, 2, 3].map((ordinal) =>
  buildIndexItem(ordinal, { handle: ordinal === 3 ? 'sacha_inv' : 'camille_inv' }),
);

/** Shows a page of the preparation of a dossier; its first item is intimate. */
export async function openExportPage(path: string, overrides: Partial<CarnetApi> = {}) {
  const page = createUiHarness({});
  const testApi = createTestCarnetApi(ITEMS, {
    [ITEMS[0]?.id ?? '']: { intimate: { value: true, at: '2026-11-20T09:00:00.000Z' } },
  });
  const runExport = vi.fn(testApi.runExport);
  const carnetApi = { ...testApi, ...overrides, runExport };
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
