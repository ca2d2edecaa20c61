import { defineHelpLine, type HelpLine } from './helpLine.ts';

/** Shown once the person has chosen the département, each with the day of its source. */
export const LOCAL_HELP_LINES: readonly HelpLine[] = [
  defineHelpLine('prefecture-95', {
    id: 'cidff95',
    name: 'CIDFF du Val-d’Oise',
    number: '01 30 32 72 29',
    email: 'contact@cidff95.fr',
    forWhom: {
      fr: 'victimes, avec ou sans plainte ; femmes et familles',
      en: 'victims, with or without a complaint; women and families',
    },
    department: '95',
    sourceDate: '2020-04-21',
  }),
  defineHelpLine('prefecture-95', {
    id: 'dcdf',
    name: 'Du Côté Des Femmes, Val-d’Oise',
    number: '01 30 73 18 33',
    email: 'cfemmes@ducotedesfemmes.asso.fr',
    forWhom: { fr: 'femmes victimes de violences', en: 'women who face violence' },
    department: '95',
    sourceDate: '2020-04-21',
  }),
];
