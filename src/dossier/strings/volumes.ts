import { MAX_EMAIL_BYTES } from '../../domain/shared/limits.ts';
import type { Volume, VolumeSet } from '../zip/volumes.ts';
import { formatRanges } from './formatNumber.ts';

/** French texts of a dossier in several zips. Facts only. */

const exhibits = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? 'pièce' : 'pièces'} n° ${formatRanges(numbers)}`;

const volumeName = ({ kind, index, of }: Volume): string => {
  const name = kind === 'annex' ? 'annexe' : of === 1 ? 'dossier' : 'volume';
  return of === 1 ? name : `${name} ${index} sur ${of}`;
};

const volumeContents = ({ kind, numbers, oversize, bytes }: Volume): string =>
  (kind === 'annex'
    ? `images ${numbers.length === 1 ? 'de la' : 'des'} ${exhibits(numbers)}, remises à part`
    : `fichiers ${numbers.length === 1 ? 'de la' : 'des'} ${exhibits(numbers)}`) +
  (oversize ? (bytes > MAX_EMAIL_BYTES ? ' (plus de 20 Mo à elle seule)' : ' (une pièce ne se coupe pas)') : '');

export const volumeSplit = {
  label: 'Ce dossier en plusieurs fichiers',
  /** The current zip first. */
  lines: ({ current, all }: VolumeSet): string[] => [
    `Ce fichier, ${current.fileName} (${volumeName(current)}) : ${volumeContents(current)}.`,
    ...all
      .filter((one) => one !== current)
      .map((one) => `${one.fileName} (${volumeName(one)}) : ${volumeContents(one)}.`),
  ],
  /** Short form. */
  summary: (volumeSet: VolumeSet) =>
    `Ce dossier est en ${volumeSet.all.length} fichiers : la liste en est à la page de garde de dossier.pdf.`,
  number: 'Les numéros des pièces sont les mêmes dans tous les fichiers ; chacun se vérifie seul.',
  /** In a column of page numbers. */
  short: (index: number) => `vol. ${index}`,
  annexTitle: 'Annexe au dossier de captures',
  annexSubtitle: 'Images remises à part',
  annexed: (volume: string) => `Image en annexe séparée (${volume}).`,
  inOtherVolume: (volume: string) => `Les fichiers de cette pièce sont dans ${volume}.`,
  fileInOtherVolume: (path: string, volume: string) => `${path}, dans ${volume}`,
};
