import type { Duplicate, ReceivedDossier } from '../../domain/case/receivedDossiers.ts';
import type { Progress } from '../../domain/shared/ports.ts';

export interface ListedDossier {
  readonly dossier: ReceivedDossier;
  readonly duplicates: readonly Duplicate[];
}

export interface ListedDossiers {
  readonly listed: readonly ListedDossier[];
  /** Numbers of the dossiers whose record cannot be read. */
  readonly damaged: readonly number[];
}

/** The outcome of importing a dossier; `sentences` are those of the verification. */
export type DossierImportOutcome =
  | { readonly kind: 'added'; readonly number: number; readonly items: number }
  | { readonly kind: 'altered' | 'unreadable'; readonly sentences: readonly string[] };

/** Received dossiers of the current case. Rejects with a Refusal: `origin-…`, `locked`, `disk-full`, `cancelled`. */
export interface ReceivedDossiersApi {
  list(): Promise<ListedDossiers>;
  importDossier(file: File, progress: Progress, signal: AbortSignal): Promise<DossierImportOutcome>;
  remove(number: number): Promise<void>;
  /** Returns a small JPEG made from an image of the dossier, or null when it cannot be decoded. */
  readImage(id: string, path: string): Promise<Blob | null>;
}
