/** Dossiers received from elsewhere: kept whole and untouched beside a case, never among its items. */

export interface ReceivedFile {
  /** As in the dossier. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What lists show of an item of a received dossier, read from its fiche once. Others wrote it: each field may be null. */
export interface ReceivedItem {
  readonly id: string;
  /** « pièce n° » there. */
  readonly number: number;
  /** SHA-256 of its fiche. */
  readonly digest: string;
  readonly acquiredAt: string | null;
  readonly utcOffset: string;
  readonly platform: string;
  readonly handle: string | null;
  readonly displayName: string | null;
  /** `posting.iso`, else `posting.raw`. */
  readonly posted: string | null;
  /** Its beginning. */
  readonly text: string | null;
  readonly permalink: string | null;
  /** Path, in the dossier, of the image that shows it best; null when there is none. */
  readonly picture: string | null;
}

/** As it was verified when it was taken in. */
export interface ReceivedDossier {
  /** Of its files in the store. */
  readonly id: string;
  /** n of `origines/On`: once given it stays. */
  readonly number: number;
  readonly addedAt: string;
  /** As it was chosen: text. */
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

export interface StagedFile {
  readonly path: string;
  readonly blob: Blob;
}

export interface ReceivedDossierList {
  /** By number. */
  readonly dossiers: readonly ReceivedDossier[];
  /** Those whose own record does not open: their files are there, what was verified of them is not. */
  readonly damaged: readonly Pick<ReceivedDossier, 'id' | 'number'>[];
}

/** Throws Refusal `locked` (reading), `record-damaged`, `disk-full`, `store-unavailable`. */
export interface ReceivedDossierRepository {
  list(caseId: string): Promise<ReceivedDossierList>;
  /** Stored, and nothing leads there until the case's journal says so (`Change.origin`). */
  stage(id: string, files: readonly StagedFile[]): Promise<void>;
  /** Takes away whatever files no dossier leads to. */
  clearStaged(): Promise<void>;
  file(id: string, path: string): Promise<Blob | null>;
}
