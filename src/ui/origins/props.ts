import type { Duplicate } from '../../domain/received/duplicates.ts';
import type { ReceivedDossier } from '../../domain/received/receivedDossiers.ts';
import type { Progress } from '../../domain/shared/ports.ts';

export interface ListedDossier {
  readonly dossier: ReceivedDossier;
  readonly duplicates: readonly Duplicate[];
}

export interface ListedDossiers {
  readonly listed: readonly ListedDossier[];
  /** Numbers of those whose own record does not open. */
  readonly damaged: readonly number[];
}

/** What came of a file that was given; the sentences are those of the verification. */
export type Given =
  | { readonly kind: 'added'; readonly number: number; readonly items: number }
  | { readonly kind: 'altered' | 'unreadable'; readonly sentences: readonly string[] };

/** Dossiers received from elsewhere, of the current case. Rejects with a Refusal: `origin-…`, `locked`, `disk-full`, `cancelled`. */
export interface Receiving {
  list(): Promise<ListedDossiers>;
  receive(file: File, progress: Progress, signal: AbortSignal): Promise<Given>;
  remove(number: number): Promise<void>;
  /** A small JPEG made from a foreign image; null when it cannot be. */
  picture(id: string, path: string): Promise<Blob | null>;
}
