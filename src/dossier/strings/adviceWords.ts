import type { Uncertainty } from '../../law/legalDeadlines.ts';
import type { Offence } from '../../law/offences/offence.ts';
import { type DocumentLanguage, partialDay, plural } from './formatText.ts';

/**
 * Texts of pour-vous.pdf in one language, that of the interface. It is for the person only: none of them may appear in
 * the dossier, which is in French. Days are ISO dates.
 */
export interface AdviceWords {
  readonly language: DocumentLanguage;
  readonly title: string;
  readonly confidential: readonly string[];
  readonly deadlines: string;
  readonly noDeadline: string;
  /** Heading of what to know before each letter is sent. */
  readonly letters: string;
  readonly suggestions: string;
  readonly suggestionsNotice: string;
  readonly noAnswer: string;
  readonly complaint: Readonly<Record<Exclude<Offence['complaint'], 'unsaid'>, string>>;
  readonly help: string;
  /** One help line. `reach`: its number, its site, its hours. */
  readonly helpLine: (name: string, reach: readonly string[], forWhom: string) => string;
  readonly textTo: (number: string) => string;
  readonly sources: string;
  readonly sourceList: (titles: readonly string[]) => string;
  readonly lastReviewed: (checkedOn: string, lawAsOf: string) => string;
  readonly doubt: Readonly<Record<Uncertainty, string>>;
  readonly until: (day: string) => string;
  readonly between: (first: string, last: string) => string;
  readonly lastDay: (day: string) => string;
  readonly wasUntil: (day: string) => string;
  /** Head of the column of « pièce n° », which whoever reads the dossier too compares. */
  readonly exhibits: string;
  /** `1 à 5`. */
  readonly to: string;
  readonly notInDossier: (count: number) => string;
}

const inParentheses = (reach: readonly string[]): string => (reach.length === 0 ? '' : ` (${reach.join(', ')})`);

const fr: AdviceWords = {
  language: 'fr-FR',
  title: 'Pour vous',
  confidential: [
    'Ce document est seulement pour vous. Ne le joignez pas au dossier et ne le remettez à personne d’autre que votre avocat.',
    'Si quelqu’un d’autre utilise cet ordinateur, gardez ce document ailleurs.',
  ],
  deadlines: 'Vos délais',
  noDeadline: 'Aucune publication enregistrée ne fait courir de délai connu.',
  letters: 'Avant d’envoyer vos lettres',
  suggestions: 'Textes possibles, à titre indicatif',
  suggestionsNotice:
    'D’après vos réponses dans le carnet. C’est la justice qui décide de la qualification, c’est-à-dire du nom que la loi donne aux faits.',
  noAnswer: 'Vous n’avez pas répondu aux questions. Elles sont dans le carnet, sous « Ce que dit la loi ».',
  complaint: {
    needed: 'Il faut votre plainte pour que la justice agisse. Avant 18 ans, vous ou vos parents pouvez la déposer.',
    'not-needed': 'La justice peut agir aussi sans votre plainte.',
    'by-ground':
      'Sans votre plainte : origine ou religion, la justice peut agir. Sexe, orientation, identité de genre, handicap, contre une personne : avec votre accord (loi de 1881, article 48, 6°).',
  },
  help: 'Qui peut aider',
  helpLine: (name, reach, forWhom) => `${name}${inParentheses(reach)} : ${forWhom}.`,
  textTo: (number) => `SMS au ${number}`,
  sources: 'Sources',
  sourceList: (titles) => `${titles.join(' ; ')}.`,
  lastReviewed: (checkedOn, lawAsOf) =>
    `Relues le ${partialDay(checkedOn)}. Textes de loi : état au ${partialDay(lawAsOf)}. Information générale, pas un conseil d’avocat.`,
  doubt: {
    'posting-unread':
      'Pour certaines publications, la date de mise en ligne n’a pas été lue. Le délai est compté depuis la première capture. Il peut finir plus tôt, ou être déjà passé.',
    'posting-rough':
      'Pour certaines, la date n’est connue qu’au jour, au mois ou à l’année : le premier jour possible est compté.',
    'posting-relative':
      'Pour certaines, la page disait « il y a … » : un jour de plus est retiré. La vraie date peut encore être un peu plus ancienne.',
    'posting-file':
      'Pour certaines, la date est celle du fichier. La publication peut être plus ancienne : le délai peut finir plus tôt, ou être déjà passé.',
    'posting-declared': 'Pour certaines, la date est celle que vous avez indiquée.',
    'visibility-unread':
      'Pour certaines, on ne sait pas si la publication est publique : c’est le délai le plus court qui est donné.',
  },
  until: (day) => `Jusqu’au ${partialDay(day)}`,
  between: (first, last) =>
    `Entre le ${partialDay(first)} et le ${partialDay(last)}, car la date est mal connue : voyez un avocat au plus tôt`,
  lastDay: (day) => `C’est sans doute le dernier jour, le ${partialDay(day)} : voyez un avocat aujourd’hui`,
  wasUntil: (day) => `C’était jusqu’au ${partialDay(day)}`,
  exhibits: 'Pièces n°',
  to: 'à',
  notInDossier: (count) => `hors du dossier : ${plural(count, 'capture')}`,
};

const inEnglish = (day: string): string => partialDay(day, 'en-GB');

const en: AdviceWords = {
  language: 'en-GB',
  title: 'For you',
  confidential: [
    'This document is for you only. Do not add it to the dossier, and give it to nobody but your avocat (lawyer).',
    'If somebody else uses this computer, keep this document elsewhere.',
  ],
  deadlines: 'Your deadlines',
  noDeadline: 'No recorded post starts a known time limit.',
  letters: 'Before you send your letters (in French, as they are)',
  suggestions: 'Possible texts, as an indication only',
  suggestionsNotice:
    'From your answers in the notebook. The justice system decides on the offence, that is, the name that the law gives to the facts.',
  noAnswer: 'You have not answered the questions. They are in the notebook, under “What the law says”.',
  complaint: {
    needed: 'It takes your complaint for the justice system to act. Under 18, you or your parents can file it.',
    'not-needed': 'The justice system can also act without your complaint.',
    'by-ground':
      'Without your complaint: for origin or religion, the justice system can act. Sex, orientation, gender identity, disability, against one person: with your consent (law of 1881, article 48, 6°).',
  },
  help: 'Who can help',
  helpLine: (name, reach, forWhom) => `${name}${inParentheses(reach)}: ${forWhom}.`,
  textTo: (number) => `text ${number}`,
  sources: 'Sources',
  sourceList: (titles) => `${titles.join('; ')}.`,
  lastReviewed: (checkedOn, lawAsOf) =>
    `Read again on ${inEnglish(checkedOn)}; codes: as of ${inEnglish(lawAsOf)}. General information, not a lawyer’s advice.`,
  doubt: {
    'posting-unread':
      'For some posts, the posting date was not read. The time is counted from the first capture. It may end sooner, or be over already.',
    'posting-rough': 'For some, only the day, the month or the year is known: the first possible day is counted.',
    'posting-relative':
      'For some, the page said “… ago”: one more day is taken off. The real date may be a little older still.',
    'posting-file':
      'For some, the date is that of the file. The post may be older: the time may end sooner, or be over already.',
    'posting-declared': 'For some, the date is the one you gave.',
    'visibility-unread': 'For some, it is not known whether the post is public: the shorter time is given.',
  },
  until: (day) => `Until ${inEnglish(day)}`,
  between: (first, last) =>
    `Between ${inEnglish(first)} and ${inEnglish(last)}, as the date is not sure: see an avocat (lawyer) very soon`,
  lastDay: (day) => `This is probably the last day, ${inEnglish(day)}: see an avocat (lawyer) today`,
  wasUntil: (day) => `It was until ${inEnglish(day)}`,
  exhibits: 'Pièces n°',
  to: 'to',
  notInDossier: (count) => `not in the dossier: ${count} ${count < 2 ? 'capture' : 'captures'}`,
};

export const ADVICE_WORDS = { fr, en } as const;
