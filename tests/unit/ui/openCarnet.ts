import { h } from 'preact';
import { vi } from 'vitest';
import { Carnet } from '../../../src/ui/carnet/Carnet.tsx';
import { Unwritten } from '../../../src/ui/carnet/unwritten.ts';
import { fr } from '../../../src/ui/words/fr.ts';
import { createTestCarnetApi } from './testCarnetApi.ts';
import { noImports, type UiHarness } from './uiHarness.ts';

/** The carnet at one of its pages, with every door to the outside closed. */
export async function openCarnet(
  harness: UiHarness,
  hash: string,
  carnetApi = createTestCarnetApi(),
): Promise<void> {
  window.location.hash = hash;
  const callbacks = {
    allowAuthority: async () => false,
    quit: vi.fn(),
    unwritten: new Unwritten(),
    copy: vi.fn(async () => undefined),
    imports: noImports,
    runExport: vi.fn(),
  };
  await harness.show(
    h(Carnet, {
      ask: harness.ask,
      onLockChange: harness.onLockChange,
      book: carnetApi,
      words: fr,
      window,
      ...callbacks,
    }),
  );
}
