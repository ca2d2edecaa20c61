import { citeNumber, type ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import { HOUR_POSTS_MIN } from '../data/sharedContent.ts';
import { COMPARED_WORDS_MIN, NEAR_MIN, NEAR_WORDS_MIN, type Similarity } from '../data/textSimilarity.ts';
import { formatNumber, nameExhibits, plural } from './formatText.ts';

/** French texts of « Mêmes mots, mêmes fichiers ». Facts only: what is the same, never why. */

export const title = 'Mêmes mots, mêmes fichiers';

export const intro =
  'Publications signalées par qui remet le dossier, de comptes différents. Ces tableaux disent ce qui est pareil. Ils ne disent pas pourquoi et n’établissent aucun lien entre les comptes. * : lecture probable ou incertaine, ou date supposée, indiquée par qui remet le dossier ou prise d’un fichier.';

const posts = (count: number, accounts: number) => `${plural(count, 'publication')} de ${plural(accounts, 'compte')}`;

export const texts = {
  measure: (hasNear: boolean) => [
    `Textes identiques : les mêmes mots dans le même ordre, ${COMPARED_WORDS_MIN} mots au moins. Majuscules, accents, ponctuation, émojis, mentions, mots-dièse et adresses ne comptent pas.`,
    ...(hasNear ? [texts.nearMeasure] : []),
  ],
  nearMeasure: `Textes très proches : ${NEAR_WORDS_MIN} mots au moins chacun. Mesure : les paires de mots qui se suivent. Sur toutes les paires différentes des deux textes, ${NEAR_MIN * 100} % au moins sont dans l’un et dans l’autre. « 12 paires sur 17 » : 17 paires différentes en tout, dont 12 communes.`,
  grave: (numbers: string) => `Graves, selon qui remet le dossier : n° ${numbers}.`,
  notCompared: (relayed: readonly ExhibitNumber[]) =>
    `Non comparés : les mots entre guillemets, les lignes citées (« > ») et ce qui suit « RT @ »${relayed.length === 0 ? '' : ` ; les publications republiées ou transférées (${nameExhibits(relayed)})`}.`,
  title: (index: number, count: number, accounts: number, hasNear: boolean) =>
    `Texte ${index} : ${posts(count, accounts)}, ${hasNear ? 'textes identiques ou très proches' : 'textes identiques'}`,
  reference: (number: ExhibitNumber) =>
    `Texte de la pièce n° ${citeNumber(number)}, avec lequel les autres sont comparés :`,
  named: (one: { readonly number: string; readonly date: string; readonly name: string; readonly mark: string }) =>
    `${one.number} (${one.date}, ${one.name}${one.mark})`,
  cut: '(suite à la page de la pièce)',
  head: ['Pièce', 'Publiée le', 'Compte', 'Texte'],
  compared: 'texte comparé',
  identical: 'identique',
  near: ({ common, all }: Similarity) =>
    `très proche (${formatNumber(common)} paires sur ${formatNumber(all)}, ${Math.floor((100 * common) / all)} %)`,
  common: (parts: readonly string[]) => `Mots communs : ${parts.map((part) => `«\u00a0${part}\u00a0»`).join(' … ')}`,
};

export const files = {
  measure:
    'Fichiers identiques : la même empreinte SHA-256, donc les mêmes octets. Les images que Recueil fait des pages ne sont pas comparées. Un fichier importé peut être une capture d’écran : la page de la pièce le montre.',
  title: (index: number, count: number, accounts: number) =>
    `Fichier ${index} : ${posts(count, accounts)}, fichiers identiques`,
  digest: 'SHA-256',
  type: 'Type',
  head: ['Pièce', 'Publiée le', 'Compte'],
};

export const hours = {
  title: 'Publications par heure',
  measure: `Heures de ${HOUR_POSTS_MIN} publications signalées au moins, de deux comptes au moins, dans le fuseau horaire de chaque capture. La même heure ne rapproche pas deux publications.`,
  /** `hour`: `2026-11-03T16`. */
  hour: (hour: string) => `${hour.slice(0, 10).split('-').reverse().join('/')}, ${hour.slice(11)} h`,
  head: ['Heure', 'Publications', 'Comptes distincts', 'Pièces'],
};
