import type { Uncertainty } from '../../law/legalDeadlines.ts';
import type { Offence } from '../../law/offences/offence.ts';
import { type DocumentLanguage, partialDay, plural } from './formatText.ts';

/**
 * Texts of pour-vous.pdf in one language, that of the interface. It is for the person only: none of them may appear in
 * the dossier, which is in French. Days are ISO dates.
 */
/** The first and the last day about which the data of a publication are erased. */
interface ExpiryDays {
  readonly expiry: string | null;
  readonly lastExpiry: string | null;
}

export type AdviceWords = typeof fr;

const inParentheses = (reach: readonly string[]): string => (reach.length === 0 ? '' : ` (${reach.join(', ')})`);

const fr = {
  language: 'fr-FR' as DocumentLanguage,
  title: 'Pour vous',
  confidential: [
    'Ce document est seulement pour vous. Ne le joignez pas au dossier et ne le remettez à personne d’autre que votre avocat.',
    'Si quelqu’un d’autre utilise cet ordinateur, gardez ce document ailleurs.',
  ],
  deadlines: 'Vos délais',
  noDeadline:
    'Aucune date de mise en ligne n’a été lue. Une insulte ou une accusation a trois mois. Indiquez la date, ou voyez un avocat.',
  /** Heading of what to know before each letter is sent. */
  letters: 'Avant d’envoyer vos lettres',
  suggestions: 'Textes possibles, à titre indicatif',
  suggestionsNotice:
    'D’après vos réponses dans le carnet. C’est la justice qui décide de la qualification, c’est-à-dire du nom que la loi donne aux faits.',
  noAnswer: 'Vous n’avez pas répondu aux questions. Elles sont dans le carnet, sous « Ce que dit la loi ».',
  complaint: {
    needed: 'Il faut votre plainte pour que la justice agisse. Avant 18 ans, vous ou vos parents pouvez la déposer.',
    'not-needed': 'La justice peut agir sans votre plainte. Mais sans plainte, elle l’ignore souvent.',
    'by-ground':
      'Sans votre plainte : origine ou religion, la justice peut agir. Sexe, orientation, identité de genre, handicap, contre une personne : avec votre accord (loi de 1881, article 48, 6°).',
  } satisfies Record<Exclude<Offence['complaint'], 'unsaid'>, string>,
  help: 'Qui peut aider',
  /** One help line. `reach`: its number, its site, its hours. */
  helpLine: (name: string, reach: readonly string[], forWhom: string) => `${name}${inParentheses(reach)} : ${forWhom}.`,
  textTo: (number: string) => `SMS au ${number}`,
  sources: 'Sources',
  sourceList: (titles: readonly string[]) => `${titles.join(' ; ')}.`,
  lastReviewed: (checkedOn: string, lawAsOf: string) =>
    `Relues le ${partialDay(checkedOn)}. Textes de loi relus jusqu’au ${partialDay(lawAsOf)}, certains dans une version plus ancienne. Information générale, pas un conseil d’avocat.`,
  doubt: {
    'posting-unread':
      'Pour certaines publications, la date de mise en ligne n’a pas été lue. Ce délai est compté depuis la première capture. Il peut finir plus tôt, ou être déjà passé.',
    'posting-rough':
      'Pour certaines, la date n’est connue qu’au jour, au mois ou à l’année : le premier jour possible est compté.',
    'posting-relative':
      'Pour certaines, la page disait « il y a … » : un jour de plus est retiré. La vraie date peut encore être un peu plus ancienne.',
    'posting-file':
      'Pour certaines, la date est celle du fichier. La publication peut être plus ancienne : le délai peut finir plus tôt, ou être déjà passé.',
    'posting-declared':
      'Pour certaines, la date est celle que vous avez indiquée. Mise en ligne avant ? Le délai finit plus tôt, ou est déjà passé.',
    'visibility-unread':
      'Pour certaines, on ne sait pas si la publication est publique : c’est le délai le plus court qui est donné.',
    'act-late': 'Un acte est peut-être venu trop tard. Demandez à l’avocat.',
  } satisfies Record<Uncertainty, string>,
  until: (day: string) => `Jusqu’au ${partialDay(day)}`,
  /** After a day that is counted from an act of the avocat. */
  renewed: (day: string) => ` (acte du ${partialDay(day)}, à faire confirmer par l’avocat)`,
  /** In place of a day: nothing is counted from a day of capture. */
  undated: 'Date non lue : le délai court, sans date connue. Voyez un avocat.',
  between: (first: string, last: string, isTimeRead: boolean) =>
    `Entre le ${partialDay(first)} et le ${partialDay(last)}, car ${isTimeRead ? 'ici et à Paris, le jour n’est pas le même' : 'la date est mal connue'} : voyez un avocat au plus tôt`,
  lastDay: (day: string) => `C’est sans doute le dernier jour, le ${partialDay(day)} : voyez un avocat aujourd’hui`,
  wasUntil: (day: string) => `C’était jusqu’au ${partialDay(day)}`,
  /** Head of the column of « pièce n° », which whoever reads the dossier too compares. */
  exhibits: 'Pièces n°',
  to: 'à',
  exhibitCount: (count: number) => plural(count, 'pièce'),
  notInDossier: (count: number) => `hors du dossier : ${plural(count, 'capture')}`,
  /** Below the nearest date of several captures, then below the last one that is over. */
  laterDates: (count: number) => `puis ${plural(count, 'autre date', 'autres dates')}`,
  earlierDates: (count: number) => `et ${plural(count, 'date')} avant`,
  passedCount: (count: number) => `sans doute passé : ${plural(count, 'capture')}`,
  undatedCount: (count: number) => `date non lue : ${plural(count, 'capture')}`,
  triage: {
    title: 'Qui faire identifier d’abord',
    head: [
      'Compte',
      'Pièces n°',
      'Adresse IP : demande possible ?',
      'Effacement vers le (à l’étranger : parfois bien avant ; demandez aussi après)',
    ],
    unread: 'compte non lu',
    /** Beside the gravest post of an account, another post of which is erased sooner. */
    postExpiry: (exhibit: string, day: string) => `pièce n° ${exhibit} : ${day}`,
    soonerExpiry: (exhibit: string, day: string) => `plus tôt, n° ${exhibit} : ${day}`,
    expiry: ({ expiry, lastExpiry }: ExpiryDays, today: string) => {
      if (expiry === null || lastExpiry === null) return 'date non lue';
      if (expiry !== lastExpiry)
        return `entre le ${partialDay(expiry)} et le ${partialDay(lastExpiry)}${lastExpiry < today ? ', peut-être déjà effacé' : ' : demandez quand même'}`;
      return `${partialDay(expiry)}${expiry < today ? ', peut-être déjà effacé' : ''}`;
    },
  },
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
  noDeadline:
    'No date of posting was read. An insult or an accusation has three months. State the date, or see an avocat (lawyer).',
  letters: 'Before you send your letters (in French, as they are)',
  suggestions: 'Possible texts, as an indication only',
  suggestionsNotice:
    'From your answers in the notebook. The justice system decides on the offence, that is, the name that the law gives to the facts.',
  noAnswer: 'You have not answered the questions. They are in the notebook, under “What the law says”.',
  complaint: {
    needed: 'It takes your complaint for the justice system to act. Under 18, you or your parents can file it.',
    'not-needed': 'The justice system can act without your complaint. But without one, it often does not know.',
    'by-ground':
      'Without your complaint: for origin or religion, the justice system can act. Sex, orientation, gender identity, disability, against one person: with your consent (law of 1881, article 48, 6°).',
  },
  help: 'Who can help',
  helpLine: (name, reach, forWhom) => `${name}${inParentheses(reach)}: ${forWhom}.`,
  textTo: (number) => `text ${number}`,
  sources: 'Sources',
  sourceList: (titles) => `${titles.join('; ')}.`,
  lastReviewed: (checkedOn, lawAsOf) =>
    `Read again on ${inEnglish(checkedOn)}; codes read again until ${inEnglish(lawAsOf)}, some in an older version. General information, not a lawyer’s advice.`,
  doubt: {
    'posting-unread':
      'For some posts, the posting date was not read. The time is counted from the first capture. It may end sooner, or be over already.',
    'posting-rough': 'For some, only the day, the month or the year is known: the first possible day is counted.',
    'posting-relative':
      'For some, the page said “… ago”: one more day is taken off. The real date may be a little older still.',
    'posting-file':
      'For some, the date is that of the file. The post may be older: the time may end sooner, or be over already.',
    'posting-declared':
      'For some, the date is the one you gave. Posted before? The time ends earlier, or is over already.',
    'visibility-unread': 'For some, it is not known whether the post is public: the shorter time is given.',
    'act-late': 'An act perhaps came too late. Ask the lawyer.',
  },
  until: (day) => `Until ${inEnglish(day)}`,
  renewed: (day) => ` (act of ${inEnglish(day)}, to be confirmed by the avocat)`,
  undated: 'No date was read: the time runs, to no known day. See an avocat (lawyer).',
  between: (first, last, isTimeRead) =>
    `Between ${inEnglish(first)} and ${inEnglish(last)}, as ${isTimeRead ? 'it is another day in Paris' : 'the date is not sure'}: see an avocat (lawyer) very soon`,
  lastDay: (day) => `This is probably the last day, ${inEnglish(day)}: see an avocat (lawyer) today`,
  wasUntil: (day) => `It was until ${inEnglish(day)}`,
  exhibits: 'Pièces n°',
  to: 'to',
  exhibitCount: (count) => plural(count, 'pièce'),
  notInDossier: (count) => `not in the dossier: ${plural(count, 'capture')}`,
  laterDates: (count) => `then ${plural(count, 'other date')}`,
  earlierDates: (count) => `and ${plural(count, 'date')} before`,
  passedCount: (count) => `probably over: ${plural(count, 'capture')}`,
  undatedCount: (count) => `no date read: ${plural(count, 'capture')}`,
  triage: {
    title: 'Whom to have identified first',
    head: [
      'Account',
      'Pièces n°',
      'IP address: can it be asked for?',
      'Erased about (abroad: sometimes much sooner; ask afterwards too)',
    ],
    unread: 'account not read',
    postExpiry: (exhibit, day) => `pièce n° ${exhibit}: ${day}`,
    soonerExpiry: (exhibit, day) => `sooner, n° ${exhibit}: ${day}`,
    expiry: ({ expiry, lastExpiry }, today) => {
      if (expiry === null || lastExpiry === null) return 'no date read';
      if (expiry !== lastExpiry)
        return `between ${inEnglish(expiry)} and ${inEnglish(lastExpiry)}${lastExpiry < today ? ', perhaps erased already' : ': ask all the same'}`;
      return `${inEnglish(expiry)}${expiry < today ? ', perhaps erased already' : ''}`;
    },
  },
};

export const ADVICE_WORDS = { fr, en };
