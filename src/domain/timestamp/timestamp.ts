/** A date given by somebody else (RFC 3161): the answer as received, and the certificates up to a root in PEM. */
export interface Timestamp {
  readonly response: Uint8Array<ArrayBuffer>;
  readonly chain: string;
}

/** One that was checked, with what it says. */
export interface ObtainedTimestamp extends Timestamp {
  /** Instant, as the authority states it. */
  readonly genTime: string;
  /** As its certificate calls itself. */
  readonly authority: string;
  /** Its root is known here. */
  readonly known: boolean;
  /** Our clock minus the authority's, when asking: positive when ours is ahead. */
  readonly offsetMs: number;
}

/** Of the line `seq` of a journal. */
export interface JournalTimestamp extends Timestamp {
  readonly seq: number;
}

/** What the person chose; nothing is asked of anybody before. */
export interface TimestampSettings {
  /** Of the authority that dates each dossier when it is written; null while none is chosen. */
  readonly address: string | null;
  /** The journal too, some time after a capture. */
  readonly captures: boolean;
}

export const NO_TIMESTAMP_SETTINGS: TimestampSettings = { address: null, captures: false };

/** An address that a query may be sent to, as `URL` writes it; null for anything else. */
export function parseAuthorityAddress(typed: string): string | null {
  const url = URL.parse(typed.trim());
  const isWeb = url !== null && /^https?:$/.test(url.protocol);
  return isWeb && url.username === '' && url.password === '' && url.hash === '' ? url.href : null;
}
