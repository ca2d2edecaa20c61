import * as v from 'valibot';
import { objectOf } from '../shared/schemas.ts';

/** A time-stamp of an authority (RFC 3161): the response as received, and its certificates up to a root, in PEM. */
export interface Timestamp {
  readonly response: Uint8Array<ArrayBuffer>;
  readonly chain: string;
}

/** A time-stamp that was checked, with its content. */
export interface ObtainedTimestamp extends Timestamp {
  /** Instant stated by the authority. */
  readonly genTime: string;
  /** Name in the authority's certificate. */
  readonly authority: string;
  /** Whether its root is one of the known roots. */
  readonly known: boolean;
  /** Device clock minus the authority's at the time of the request: positive when the device is ahead. */
  readonly offsetMs: number;
}

/** A time-stamp of the journal line `seq`. */
export interface JournalTimestamp extends Timestamp {
  readonly seq: number;
}

/** Returns the address as `URL` serialises it; null when no query can be sent there. */
export function parseAuthorityAddress(typed: string): string | null {
  const url = URL.parse(typed.trim());
  const isWeb = url !== null && /^https?:$/.test(url.protocol);
  return isWeb && url.username === '' && url.password === '' && url.hash === '' ? url.href : null;
}

const isAuthorityAddress = (address: string): boolean => parseAuthorityAddress(address) === address;

/** The person's settings. No authority is contacted before the person chooses one. */
export const timestampSettingsSchema = objectOf({
  /** Address of the authority that time-stamps each dossier when it is written; null while none is chosen. */
  address: v.nullable(v.pipe(v.string(), v.check(isAuthorityAddress))),
  /** Whether the journal is time-stamped too, some time after a capture. */
  captures: v.boolean(),
});
export type TimestampSettings = v.InferOutput<typeof timestampSettingsSchema>;

export const NO_TIMESTAMP_SETTINGS: TimestampSettings = { address: null, captures: false };

/**
 * The time-stamping authorities offered, as their own pages described them on AUTHORITIES_CHECKED_ON. Recueil is
 * affiliated with none.
 */
interface TimestampAuthority {
  readonly name: string;
  readonly address: string;
  /** Qualified within the meaning of Regulation (EU) 910/2014, according to the authority. */
  readonly qualified: boolean;
  /** Free at one person's volume. */
  readonly free: boolean;
}

export const AUTHORITIES_CHECKED_ON = '2026-11-20';

export const TIMESTAMP_AUTHORITIES: readonly TimestampAuthority[] = [
  {
    name: 'Sectigo (eIDAS)',
    address: 'http://timestamp.sectigo.com/qualified',
    qualified: true,
    free: true,
  },
  { name: 'DigiCert', address: 'http://timestamp.digicert.com/', qualified: false, free: true },
  { name: 'FreeTSA', address: 'https://freetsa.org/tsr', qualified: false, free: true },
];
