/** What the store's own check found first; nothing is touched for it. */
export type IntegrityFinding =
  | { readonly what: 'item'; readonly ordinal: number }
  /** A dossier received from elsewhere. */
  | { readonly what: 'origin'; readonly number: number }
  /** A record that does not open, or a journal that does not hold together. */
  | { readonly what: 'record' | 'journal' };
