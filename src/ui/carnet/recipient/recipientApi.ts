import type { PartLimits } from '../../../domain/export/cutParts.ts';
import type { StatementPart } from '../../../domain/export/statementText.ts';
import type { Progress } from '../../../domain/shared/ports.ts';

/** A copy for reading. Its URL is valid until `discard`, or until the store is locked. */
interface DownloadablePart {
  readonly fileName: string;
  readonly bytes: number;
  /** Exhibit numbers; [] for the pages before the exhibits alone. */
  readonly numbers: readonly number[];
  readonly url: string;
}

export interface DownloadableParts {
  readonly files: readonly DownloadablePart[];
  /** Exhibit numbers that no file has, by reason; 0 stands for the pages before the exhibits. */
  readonly leftOut: {
    readonly tooLarge: readonly number[];
    readonly beyond: readonly number[];
    readonly withoutImage: readonly number[];
  };
  /** Deletes the files. */
  discard(): void;
}

export const PART_FORMATS = ['pdf', 'jpeg'] as const;

/** Rejects with a Refusal: `cancelled` once aborted, `disk-full`, `locked` and others. */
export type MakeDownloadableParts = (
  request: { readonly format: (typeof PART_FORMATS)[number]; readonly limits: PartLimits },
  progress: Progress,
  signal: AbortSignal,
) => Promise<DownloadableParts>;

/** What the person may copy into a form: the statement, and the sites of the publications. */
export interface DossierStatement {
  readonly parts: readonly StatementPart[];
  readonly sites: string;
}
