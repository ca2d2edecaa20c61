import type { RefusalCode } from '../shared/errors.ts';

/** One line of a list; everything the popup and the carnet show without opening an item. */
export interface ItemSummary {
  readonly id: string;
  readonly ordinal: number;
  readonly acquiredAt: string;
  readonly utcOffset: string;
  readonly platform: string;
  readonly surface: string;
  readonly handle: string | null;
  readonly displayName: string | null;
  /** `posting.iso`, else `posting.raw`, else null (« non lu »). */
  readonly posted: string | null;
  readonly firstWords: string | null;
  readonly outcome: 'complete' | 'partial';
  readonly withdrawn: boolean;
  /** No image of it is kept, on purpose: its address goes to few (see domain/images/prohibitedImages.ts). */
  readonly unkept: boolean;
  /** « pièce n° », once a dossier has given it. */
  readonly exhibit: number | null;
  /** The disk gives back neither this line nor the item: only its id, its number and what stands beside it are known. */
  readonly unread?: true;
}

/** An attempt that did not end in a sealed item. */
export interface InterruptedAttempt {
  readonly id: string;
  readonly startedAt: string;
  readonly reason: RefusalCode;
}
