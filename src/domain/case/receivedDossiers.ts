import type { ExhibitNumber } from '../export/exhibitNumber.ts';

/** Received dossiers: stored whole and unchanged beside a case, never among its items. */

export interface ReceivedFile {
  /** Path in the dossier. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * What lists show of an item of a received dossier, parsed once from its fiche. Another program may have written it,
 * so most fields may be null.
 */
export interface ReceivedItem {
  readonly id: string;
  /** « pièce n° » in that dossier. */
  readonly number: ExhibitNumber;
  /** SHA-256 of its fiche. */
  readonly digest: string;
  readonly acquiredAt: string | null;
  readonly utcOffset: string;
  readonly platform: string;
  readonly handle: string | null;
  readonly displayName: string | null;
  readonly platformId: string | null;
  /** `posting.iso`, else `posting.raw`. */
  readonly posted: string | null;
  /** Start of the text. */
  readonly text: string | null;
  readonly permalink: string | null;
  /** Path in the dossier of the best image of the item; null when there is none. */
  readonly picture: string | null;
}

/** A received dossier, as verified at its import. */
export interface ReceivedDossier {
  /** Id of its files in the store. */
  readonly id: string;
  /** n of `origines/On`; never changes once assigned. */
  readonly number: number;
  readonly addedAt: string;
  /** Name of the file that the person chose. */
  readonly fileName: string;
  /** SHA-256 of its manifest.json. */
  readonly manifest: string;
  readonly created: string;
  /** SHA-256 of the public key that signed it. */
  readonly key: string;
  readonly journal: { readonly id: string; readonly entries: number; readonly head: string };
  readonly counts: { readonly sealed: number; readonly here: number; readonly withdrawn: number };
  readonly timestamps: readonly {
    readonly when: string;
    readonly authority: string;
    readonly known: boolean;
  }[];
  readonly items: readonly ReceivedItem[];
  readonly files: readonly ReceivedFile[];
}

/** What a received dossier is named by. */
export interface ReceivedDossierLabel extends Pick<ReceivedDossier, 'number'> {
  /** Null when its record is damaged. */
  readonly fileName: string | null;
}

export interface StagedFile {
  readonly path: string;
  readonly blob: Blob;
}

export interface ReceivedDossierList {
  /** By number. */
  readonly dossiers: readonly ReceivedDossier[];
  /** Dossiers whose own record cannot be decrypted; their files may still be readable. */
  readonly damaged: readonly Pick<ReceivedDossier, 'id' | 'number'>[];
}

/** Throws Refusal `locked` (reading), `record-damaged`, `disk-full`, `store-unavailable`. */
export interface ReceivedDossierRepository {
  list(caseId: string): Promise<ReceivedDossierList>;
  /** Stages files; they stay unreferenced until `CaseChange.receivedDossier` is committed. */
  stage(caseId: string, id: string, files: readonly StagedFile[]): Promise<void>;
  /** Deletes the files that no dossier references. */
  clearStaged(): Promise<void>;
  file(id: string, path: string): Promise<Blob | null>;
}

/** The same capture (identical fiche bytes), or another one of the same address. Reported, never merged. */
export interface Duplicate {
  /** « pièce n° » in the received dossier. */
  readonly number: ExhibitNumber;
  readonly by: 'digest' | 'permalink';
  /** The other one: its number in the journal of the case, or « pièce n° » of another received dossier. */
  readonly other: { readonly ordinal: number } | { readonly origin: number; readonly number: ExhibitNumber };
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
