import { h } from 'preact';
import { vi } from 'vitest';
import { Carnet } from '../../../src/ui/carnet/Carnet.tsx';
import { Unwritten } from '../../../src/ui/carnet/unwritten.ts';
import { fr } from '../../../src/ui/words/fr.ts';
import { testBook } from './book.ts';
import { noImports, type Stage } from './stage.ts';

/** The carnet at one of its pages, with every door to the outside closed. */
export async function openCarnet(at: Stage, hash: string, book = testBook()): Promise<void> {
  window.location.hash = hash;
  const doors = {
    allowAuthority: async () => false,
    quit: vi.fn(),
    unwritten: new Unwritten(),
    copy: vi.fn(async () => undefined),
    imports: noImports,
    runExport: vi.fn(),
  };
  await at.show(h(Carnet, { ask: at.ask, onLockChange: at.onLockChange, book, words: fr, window, ...doors }));
}
