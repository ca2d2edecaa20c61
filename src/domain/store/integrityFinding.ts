/** First problem found by the integrity check, which modifies nothing. */
export type IntegrityFinding =
  | { readonly what: 'item'; readonly ordinal: number }
  /** A received dossier. */
  | { readonly what: 'origin'; readonly number: number }
  /** A record that cannot be decrypted, or an inconsistent journal. */
  | { readonly what: 'record' | 'journal' };
