import { h } from 'preact';
import { vi } from 'vitest';
import { Carnet } from '../../../src/carnet/Carnet.tsx';
import { PendingWrites } from '../../../src/carnet/useCaseDocument.tsx';
import { startAt } from './carnetViews.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import type { UiHarness } from './uiHarness.ts';

/** Renders the carnet at a hash, without imports, exports or authorities. */
export async function openCarnet(harness: UiHarness, path: string, carnetApi = createTestCarnetApi()): Promise<void> {
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
  );
}
