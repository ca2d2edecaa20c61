import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { DossierContext } from '../../dossier/dossierContext.ts';
import { findOtherVolume, type Volume } from '../../dossier/zip/volumes.ts';
import type { WrittenZip } from './writeZips.ts';

/** What copies for reading are made from: the dossier just written, and its zips. */
export interface PartsSource {
  readonly context: Omit<DossierContext, 'volumeSet'>;
  readonly zips: readonly Pick<WrittenZip, 'fileName' | 'manifestDigest' | 'volume'>[];
}

/** A copy for reading, of some exhibits. */
export interface WrittenPart {
  /** ASCII, and made of the dossier's name and numbers only. */
  readonly fileName: string;
  /** Exhibit numbers. */
  readonly numbers: readonly number[];
  readonly file: Blob;
}

/** What no part has, by reason: exhibit numbers. `FRONT_PAGES` stands for the pages before the exhibits. */
interface LeftOutExhibits {
  /** Larger than a file may be. */
  readonly tooLarge: readonly number[];
  /** Beyond the number of files or the total. */
  readonly beyond: readonly number[];
  /** Without their image: it is in an annex only. For JPEG files, also what has no image, such as a sound. */
  readonly withoutImage: readonly number[];
}

export interface MadeParts {
  readonly parts: readonly WrittenPart[];
  readonly leftOut: LeftOutExhibits;
}

/** Returns a context whose report has the pages of these exhibits. Images that are in an annex stay there alone. */
export function restrictContext({ context, zips }: PartsSource, numbers: readonly number[]): DossierContext {
  const toVolume = (kind: Volume['kind'], fileName: string, list: readonly number[]): Volume => ({
    kind,
    fileName,
    index: 1,
    of: 1,
    items: new Set(context.snapshot.items.filter(({ number }) => list.includes(number)).map(({ fiche }) => fiche.id)),
    numbers: list,
    bytes: 0,
    oversize: false,
  });
  const current = toVolume('volume', context.fileName, numbers);
  const annexes = zips.flatMap(({ fileName, volume }) =>
    volume?.kind === 'annex' ? [toVolume('annex', fileName, volume.numbers)] : [],
  );
  return { ...context, volumeSet: { current, all: [current, ...annexes] } };
}

/** Whether the dossier has the exhibit's image in an annex only. */
export const isAnnexed = (source: PartsSource, item: SnapshotItem): boolean =>
  findOtherVolume(item, 'post', restrictContext(source, [item.number])) !== null;

/** Returns `recueil-2026-11-20-0931`, from the name of the first zip. */
export const partBaseName = ({ context }: PartsSource): string =>
  context.fileName.replace(/\.zip$/, '').replace(/-volume-\d+$/, '');
