import type { RefusalCode } from '../shared/errors.ts';

/** One line of a list: what the popup and the carnet show without decrypting the item. */
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
  /** Original name of an imported file. */
  readonly fileName?: string;
  readonly outcome: 'complete' | 'partial';
  readonly withdrawn: boolean;
  /**
   * The image is prohibited (domain/images/prohibitedImages.ts): no image is stored, and few recipients may have the
   * address.
   */
  readonly unkept: boolean;
  /** « pièce n° », once a dossier has assigned it. */
  readonly exhibit: number | null;
  /** Neither this summary nor the item can be decrypted: only the id, the ordinal and unencrypted columns are known. */
  readonly unread?: true;
}

/** An attempt to capture that sealed no item. */
export interface InterruptedAttempt {
  readonly id: string;
  readonly startedAt: string;
  readonly reason: RefusalCode;
}
