import type { ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import { formatNumber, nameExhibits, plural } from './formatText.ts';

/** Texts of `tableau-propos.pdf` and `tableau-propos.csv`. Facts only: the avocat fills in the rest. */

export const title = 'Tableau des propos';

export const intro = (posts: number, unread: number, file: string) =>
  `${plural(posts, 'publication', 'publications')}${unread === 0 ? '' : `, dont ${formatNumber(unread)} sans compte lu`}, de la plus ancienne à la plus récente. Accompagne ${file} ; les pièces y sont. Premier jour : le plus tôt possible d’après la date lue, en France et là où la page a été vue. Mots exacts : texte entier dans tableau-propos.csv. * : lecture probable ou incertaine. Le reste est laissé en blanc.`;

/** Every exhibit that is not in the table. */
export const notTaken = (numbers: readonly ExhibitNumber[], file: string) =>
  `Non repris ici, à lire dans ${file} : ${nameExhibits(numbers)}.`;

export const tableHead = ['Pièce', 'Premier jour', 'Compte', 'Mots exacts', 'Qualification', 'Texte'];
export const unreadDay = 'date non lue';
export const firstDay = (day: string, is: { readonly isVague: boolean; readonly isDeclared: boolean }) =>
  `${is.isVague ? 'au plus tôt le ' : ''}${day}${is.isDeclared ? ', selon qui remet le dossier' : ''}`;
export const account = (number: number, name: string) => `n° ${number}, ${name}`;
export const visibilityLine = (words: string) => `Public ou non : ${words}.`;
/** Who answers for a site that is no platform (law of 1881, 42; LCEN, 1-1). */
export const publisher = 'Directeur de la publication : ____________________  Hébergeur : ____________________';
/**
 * A defamation needs a person who can be recognised, and leaves five days to answer an offer of proof; an insult needs
 * that nothing provoked it (law of 1881, 29, 33 and 56).
 */
export const blanks =
  'Personne reconnaissable à : ____________  Ce qui précède : ____________  Ce qui montre que c’est faux : ____________';
export const fromImage = 'lu par machine dans l’image, vérifié par qui remet le dossier';
export const fromPage = 'page';
export const fromFile = 'fichier importé';
export const more = '[…]';
