import { MAIL_BYTES } from '../domain/limits.ts';
import type { Binding, Volume } from './binding.ts';
import { ranges } from './figures.ts';

/** The French of a dossier in several zips; the same rule: facts only. */

const exhibits = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? 'pièce' : 'pièces'} n° ${ranges(numbers)}`;

const named = ({ kind, index, of }: Volume): string => {
  const what = kind === 'annex' ? 'annexe' : of === 1 ? 'dossier' : 'volume';
  return of === 1 ? what : `${what} ${index} sur ${of}`;
};

const holds = ({ kind, numbers, oversize, bytes }: Volume): string =>
  (kind === 'annex'
    ? `images ${numbers.length === 1 ? 'de la' : 'des'} ${exhibits(numbers)}, remises à part`
    : `fichiers ${numbers.length === 1 ? 'de la' : 'des'} ${exhibits(numbers)}`) +
  (oversize ? (bytes > MAIL_BYTES ? ' (plus de 20 Mo à elle seule)' : ' (une pièce ne se coupe pas)') : '');

export const volumes = {
  label: 'Ce dossier en plusieurs fichiers',
  /** This one first. */
  lines: ({ here, all }: Binding): string[] => [
    `Ce fichier, ${here.fileName} (${named(here)}) : ${holds(here)}.`,
    ...all.filter((one) => one !== here).map((one) => `${one.fileName} (${named(one)}) : ${holds(one)}.`),
  ],
  /** Where there is no room for all of them. */
  first: (binding: Binding) =>
    `Ce dossier est en ${binding.all.length} fichiers : la liste en est à la page de garde de dossier.pdf.`,
  number: 'Les numéros des pièces sont les mêmes dans tous les fichiers ; chacun se vérifie seul.',
  annexTitle: 'Annexe au dossier de captures',
  annexSubtitle: 'Images remises à part',
  annexed: (volume: string) => `Image en annexe séparée (${volume}).`,
  away: (volume: string) => `Les fichiers de cette pièce sont dans ${volume}.`,
  fileAway: (path: string, volume: string) => `${path}, dans ${volume}`,
};
