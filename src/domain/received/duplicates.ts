import type { ReceivedDossier } from './receivedDossiers.ts';

/**
 * The same capture (identical fiche bytes), or another capture of the same post (same address). Reported, never
 * merged.
 */
export interface Duplicate {
  /** « pièce n° » in the received dossier. */
  readonly number: number;
  readonly by: 'digest' | 'permalink';
  /** The other one: « élément n° » of the case, or « pièce n° » of another received dossier. */
  readonly other: { readonly ordinal: number } | { readonly origin: number; readonly number: number };
}

interface ComparedItem {
  readonly ordinal: number;
  readonly digest: string;
  readonly permalink: string | null;
}

export function findDuplicates(
  dossier: ReceivedDossier,
  caseItems: readonly ComparedItem[],
  others: readonly ReceivedDossier[],
): readonly Duplicate[] {
  const candidates = [
    ...caseItems.map(({ ordinal, ...one }) => ({ ...one, other: { ordinal } })),
    ...others
      .filter(({ number }) => number !== dossier.number)
      .flatMap(({ number: origin, items }) =>
        items.map(({ number, ...one }) => ({ ...one, other: { origin, number } })),
      ),
  ];
  // Reversed, so that the first of several candidates wins.
  const byDigest = new Map(candidates.map(({ digest, other }) => [digest, other] as const).reverse());
  const byAddress = new Map(candidates.map(({ permalink, other }) => [permalink, other] as const).reverse());
  return dossier.items.flatMap(({ number, digest, permalink }): Duplicate[] => {
    const same = byDigest.get(digest);
    if (same !== undefined) return [{ number, by: 'digest', other: same }];
    const post = permalink === null ? undefined : byAddress.get(permalink);
    return post === undefined ? [] : [{ number, by: 'permalink', other: post }];
  });
}
