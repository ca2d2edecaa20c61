import type { PartLimits } from '../../domain/export/cutParts.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress, TempFile } from '../../domain/shared/ports.ts';
import { type DrawLabelledImage, makeImageParts } from './makeImageParts.ts';
import { makePdfParts } from './makePdfParts.ts';
import type { MadeParts, PartsSource } from './partsSource.ts';

interface PartsRequest {
  readonly format: 'pdf' | 'jpeg';
  readonly limits: PartLimits;
}

export interface WrittenParts extends MadeParts {
  /** Deletes the files, which are not encrypted. */
  discard(): Promise<void>;
  /** Those of the temporary files. */
  readonly removedSignals: readonly AbortSignal[];
}

interface PartsDependencies {
  createTempFile(): Promise<TempFile>;
  readonly drawLabelledImage: DrawLabelledImage;
}

/**
 * Makes copies for reading that fit a recipient's limits. Throws Refusal `disk-full`, `cancelled`, `locked` and others;
 * no file is then left.
 */
export type MakeParts = (request: PartsRequest, progress: Progress, signal: AbortSignal) => Promise<WrittenParts>;

export function createPartsMaker(deps: PartsDependencies, source: PartsSource): MakeParts {
  return async ({ format, limits }, reportProgress, signal) => {
    const files: TempFile[] = [];
    const discard = async () => {
      await Promise.allSettled(files.splice(0).map((file) => file.remove()));
    };
    const checkCancelled = () => {
      if (signal.aborted) throw new Refusal('cancelled');
    };
    const createFile = async (): Promise<TempFile> => {
      checkCancelled();
      const file = await deps.createTempFile();
      files.push(file);
      return file;
    };
    const progress: Progress = (step) => {
      checkCancelled();
      reportProgress(step);
    };
    try {
      const made =
        format === 'pdf'
          ? await makePdfParts(source, limits, { createFile, discard, progress })
          : await makeImageParts(source, limits, deps.drawLabelledImage, { createFile, progress });
      checkCancelled();
      return { ...made, discard, removedSignals: files.map(({ removedSignal }) => removedSignal) };
    } catch (error) {
      await discard();
      const isFull = error instanceof Error && error.name === 'QuotaExceededError';
      throw isFull ? new Refusal('disk-full', {}, error) : error;
    }
  };
}
