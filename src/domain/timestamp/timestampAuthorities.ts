/** Time-stamping authorities that are offered. Facts as their own pages stated them on the date; none is affiliated. */
interface TimestampAuthority {
  readonly name: string;
  readonly address: string;
  /** Qualified within the meaning of Regulation (EU) 910/2014, as the authority itself states. */
  readonly qualified: boolean;
  /** Costs nothing at the volume of one person. */
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
