import type { Category } from '../domain/item/itemNotes.ts';
import { type BilingualText, SEVENTH_READING, type SourcedEntry } from './legalSources.ts';

/*
 * Whether an investigator can ask a platform for the connection data of a post (code de procédure pénale, article
 * 60-1-2): for an offence punished by three years of prison, or by one year when it was committed online. Read from
 * what the person ticked for the post: an order for the person and the avocat, never a qualification.
 */

export type RequestAnswer = 'yes' | 'depends' | 'no';

const ANSWERS: Readonly<Record<Category, RequestAnswer>> = {
  insult: 'no',
  // Punished by five years when it is knowingly false and sent to an authority or an employer (226-10).
  accusation: 'depends',
  threat: 'depends',
  hate: 'depends',
  sexual: 'depends',
  'intimate-image': 'yes',
  'private-life': 'yes',
  impersonation: 'yes',
  blackmail: 'yes',
  incitement: 'depends',
  insistence: 'depends',
  other: 'depends',
};

/** The most favourable first. */
export const REQUEST_ANSWERS: readonly RequestAnswer[] = ['yes', 'depends', 'no'];

/**
 * The most favourable answer of what was ticked; « depends » when nothing was, and of an insult among several accounts:
 * in a group, one message of each may be harassment (222-33-2-2).
 */
export function findRequestAnswer(categories: readonly Category[], isOfGroup: boolean): RequestAnswer {
  const found =
    REQUEST_ANSWERS.find((answer) => categories.some((category) => ANSWERS[category] === answer)) ?? 'depends';
  return found === 'no' && isOfGroup ? 'depends' : found;
}

interface RequestWords extends SourcedEntry {
  readonly answers: Readonly<Record<RequestAnswer, BilingualText>>;
  readonly order: BilingualText;
  /** What an investigation has once the data are gone. */
  readonly otherwise: BilingualText;
}

export const CONNECTION_REQUESTS: RequestWords = {
  sources: ['cpp-saisine', 'code-postes', 'code-penal', 'de-memoire'],
  confidence: 'verify',
  checked: SEVENTH_READING,
  answers: {
    yes: { fr: 'Oui, sans doute', en: 'Yes, probably' },
    depends: {
      fr: 'Oui : harcèlement, proposition sexuelle à un mineur, menace (de mort, raciste, avec ordre, d’un ex…). Appel public à la violence, injure ou diffamation publique discriminatoire. Mensonge à la police, à l’employeur (226-10, à vérifier). Sinon, peut-être pas',
      en: 'Yes: harassment, sexual proposition to a minor, threat (of death, racist, with order, by an ex…). Public call to violence, public discriminatory insult or defamation. A lie to police or employer (226-10, to be checked). Otherwise, perhaps not',
    },
    no: {
      fr: 'Seule, une injure ou une diffamation : non. Dans un harcèlement ou une meute : oui, sans doute',
      en: 'An insult or a defamation alone: no. In harassment or by a group: yes, probably',
    },
  },
  order: {
    fr: 'Le plus grave d’abord, puis les données qui s’effacent le plus tôt. Seule la justice peut demander l’adresse IP (CPP 60-1-2). Ce que vous avez coché ne dit pas l’infraction : un avocat ou l’enquêteur le dit (à vérifier). Injure d’un inconnu ? Dès maintenant, l’avocat peut demander à un juge civil l’identité du compte (CPC 145, à vérifier). Les trois mois courent quand même.',
    en: 'The gravest first, then the data that are erased soonest. Only the justice system can ask for the IP address (CPP 60-1-2). What you ticked does not name the offence: a lawyer or the investigator does (to be checked). Insult by a stranger? Now already, the lawyer may ask a civil judge for the account’s identity (CPC 145, to be checked). The three months run all the same.',
  },
  otherwise: {
    fr: 'Après ce jour, il reste le nom donné à la société de téléphone ou d’internet, gardé plus longtemps. Il reste aussi l’identité liée au compte, peut-être. Et les témoins, les appareils saisis, ce que l’auteur dit lui-même.',
    en: 'After that day there remains the name given to the telephone or internet company, which is kept longer. There remains also the identity linked to the account, perhaps. And witnesses, seized devices, what the author says.',
  },
};
