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
