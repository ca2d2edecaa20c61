import type { PlacedMessage } from '../../domain/export/exhibitNumbering.ts';
import type { PrivateMetadata } from '../../import/privateMetadata.ts';

/**
 * What was read in the stored files of cases, which never change: a page that asks for the size, the preview and the
 * dossier keeps one, and reads no file twice. It stays in memory.
 */
export interface FileReadings {
  /** Where messages of archives stand, by item id; null for other items. */
  readonly places: Map<string, PlacedMessage | null>;
  /** Whether an imported file has private metadata, by digest. */
  readonly metadata: Map<string, PrivateMetadata>;
  /** What files have of the hidden words, by digest; `words`: the digest of these words. */
  search: { readonly words: string; readonly found: Map<string, FoundWords> };
}

export interface FoundWords {
  /** Their places in the list of hidden words. */
  readonly indexes: readonly number[];
  /** All of the file was searched. */
  readonly isWhole: boolean;
}

export const createFileReadings = (): FileReadings => ({
  places: new Map(),
  metadata: new Map(),
  search: { words: '', found: new Map() },
});
