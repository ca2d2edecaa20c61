import { NOT_READ } from './codes.ts';
import { formatNumber, plural } from './formatNumber.ts';
import { activity } from './sections.ts';

/** French texts of resume.pdf, and of the counts that dossier.pdf has too. Facts only. */

export const summary = {
  danger: 'Danger actuel, selon la personne',
  answer: { yes: 'oui', no: 'non' },
  answers: (answer?: 'yes' | 'no') => (answer === undefined ? '☐ oui     ☐ non' : answer === 'yes' ? 'oui' : 'non'),
  facts: 'En bref',
  person: 'Personne concernée',
  since: 'Depuis quand',
  sinceText: (first: string, last: string) =>
    first === last
      ? [`Date de publication : ${first}.`]
      : [`Première publication : ${first}.`, `Dernière publication : ${last}.`],
  howMany: 'Combien',
  howManyText: (exhibits: number, accounts: number, platforms: string) =>
    `${plural(exhibits, 'publication jointe', 'publications jointes')}${platforms === '' ? ',' : ` : ${platforms} ;`} ${plural(accounts, 'compte lu', 'comptes lus')}.`,
  howManyOthers: (repeats: number, screens: number, contextItems: number) => [
    ...(repeats === 0
      ? []
      : [
          plural(
            repeats,
            'pièce montre de nouveau une publication déjà comptée.',
            'pièces montrent de nouveau des publications déjà comptées.',
          ),
        ]),
    ...(screens === 0
      ? []
      : [
          plural(
            screens,
            'pièce montre un écran ou une page entière, sans publication choisie.',
            'pièces montrent un écran ou une page entière, sans publication choisie.',
          ),
        ]),
    ...(contextItems === 0
      ? []
      : [plural(contextItems, 'pièce de contexte ou document, à part.', 'pièces de contexte ou documents, à part.')]),
  ],
  noDate: 'Aucune date de publication lue.',
  who: 'Par quels comptes',
  whoText: (name: string, platform: string, count: number, id: string) =>
    `${name}, ${platform} : ${plural(count, 'publication')} ; identifiant numérique : ${id}`,
  audience: 'Vues par qui',
  visibility: (counts: string) => `Visibilité : ${counts}.`,
  views: (numbers: string) =>
    numbers === '' ? `Nombre de vues : ${NOT_READ}.` : `Nombre de vues affiché : voir les pièces n° ${numbers}.`,
  whoElse: (count: number) => `et ${plural(count, 'autre compte', 'autres comptes')} (comptes.csv).`,
  howManyUnread: (count: number) => `Compte ${NOT_READ} pour ${plural(count, 'pièce')}.`,
  /** When none is marked, the title of three blanks. */
  serious: (marked: number) =>
    marked === 1
      ? 'La pièce la plus grave, mot pour mot'
      : `Les ${marked === 2 ? 'deux' : 'trois'} pièces les plus graves, mot pour mot`,
  seriousMarked: (marked: number, shown: number) =>
    marked > shown
      ? `La personne a marqué ${formatNumber(marked)} pièces comme les plus graves : voici les ${formatNumber(shown)} dernières.`
      : 'Selon la personne.',
  seriousText: 'À compléter par la personne : numéro de la pièce, et ses mots.',
  seriousCut: 'La suite est à la page de la pièce.',
  seriousLine: (number: number, account: string, date: string, page: string) =>
    `Pièce n° ${number}, ${account}, ${date}${page === '' ? '' : ` (dossier.pdf, ${page})`}`,
  page: (page: number) => `page ${page}`,
  exhibitNumber: 'Pièce n°',
  posts: 'Les pièces, une par ligne',
  postHead: ['Date', 'Compte', 'Premiers mots', 'Sous', 'Pièce', 'Page'],
  postNote:
    'Date de publication, ou d’enregistrement (enr.) quand elle n’a pas été lue. « Sous » : la pièce sous laquelle elle était affichée. Page : de dossier.pdf. * : lecture probable ou incertaine.',
  year: (year: string) => `Dates de ${year}.`,
  recordedShort: 'enr.',
  older: (count: number, page: string) =>
    `${plural(count, 'autre pièce', 'autres pièces')} : ${page === '' ? 'chronologie.csv' : `dossier.pdf, ${page}`}.`,
  perStep: (step: keyof typeof activity.by, counts: string) => `${activity.by[step]} : ${counts}.`,
  perDayEntry: (label: string, count: number) => `${label} : ${formatNumber(count)}`,
  marked: (numbers: string) => `Marquées par la personne comme les plus graves : pièces n° ${numbers}.`,
  asked: 'Ce qui est demandé',
  askedMore: 'La suite est dans dossier.pdf.',
  askedText: 'À compléter par la personne.',
  notIncluded: 'Ce qui n’est pas joint',
  sameFile: (file: string) => `Ce résumé accompagne ${file}. Le détail est dans dossier.pdf.`,
  limits: 'Limites',
  limitsText: [
    'Relevé d’un particulier, non d’un commissaire de justice ; la personne a choisi ce qu’elle a enregistré.',
    'Une empreinte remise à un tiers montre un changement fait ensuite, non que la page était authentique.',
    'Le nom d’un compte ne dit pas qui s’en sert. Les heures d’enregistrement sont celles de l’ordinateur.',
  ],
  more: (page: string) => `Méthode, vérification et toutes les limites : dossier.pdf${page === '' ? '' : `, ${page}`}.`,
};
