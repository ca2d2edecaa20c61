import type { Progress } from '../../domain/shared/ports.ts';
import type { IntegrityFinding } from '../../domain/store/integrityFinding.ts';

/** An address of this page (`blob:`), good as long as it lives. */
export interface CopyMade {
  readonly url: string;
  readonly fileName: string;
  readonly bytes: number;
}

/** Rejects with a Refusal: `backup-…`, `locked`, `disk-full`, `cancelled`. */
export interface Backups {
  make(passphrase: string, progress: Progress, signal: AbortSignal): Promise<CopyMade>;
  /** Gives the number of items. */
  restore(file: File, passphrase: string, progress: Progress, signal: AbortSignal): Promise<number>;
  /** Items that stand on this computer alone, once that should be said; else 0. */
  itemsAlone(): Promise<number>;
  /** What is stored against what was sealed, slowly; null when all is as it was. Once a page: later calls give the same. */
  check(signal: AbortSignal): Promise<IntegrityFinding | null>;
}
