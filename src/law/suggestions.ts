import { selectVerified } from './legalSources.ts';
import type { Offence } from './offences/offence.ts';
import {
  OFFENCES_AGAINST_MINORS,
  OFFENCES_AGAINST_PERSONS,
  PUBLIC_SERVICE_OFFENCES,
} from './offences/offencesAgainstPersons.ts';
import { PRESS_OFFENCES } from './offences/pressOffences.ts';
import { PRIVATE_LIFE_OFFENCES } from './offences/privateLifeOffences.ts';
import { type Answers, type QuestionId, tick } from './questions.ts';

/**
 * Suggests `offence` when every question of `all` is answered « oui ». No tick hides an offence: a case has public and
 * private facts.
 */
interface SuggestionRule {
  readonly offence: string;
  readonly all: readonly QuestionId[];
}

/** An offence may have several rules. A suggestion is not a legal qualification, which is up to the courts. */
export const SUGGESTION_RULES: readonly SuggestionRule[] = [
  { offence: 'harcelement-moral-en-ligne', all: ['repeated'] },
  { offence: 'harcelement-moral-en-ligne', all: ['repeated', 'health'] },
  { offence: 'harcelement-moral-en-ligne', all: ['suicide'] },
  { offence: 'raid-numerique', all: ['several'] },
  { offence: 'harcelement-scolaire', all: ['school', 'repeated'] },
  { offence: 'harcelement-scolaire', all: ['school', 'several'] },
  { offence: 'harcelement-conjugal', all: ['partner', 'repeated'] },
  { offence: 'harcelement-sexuel', all: ['sexual', 'repeated'] },
  { offence: 'harcelement-sexuel', all: ['sexual', 'several'] },
  { offence: 'harcelement-sexuel', all: ['sexual', 'blackmail'] },
  { offence: 'outrage-sexiste', all: ['sexual'] },
  { offence: 'messages-malveillants', all: ['repeated'] },
  { offence: 'menaces', all: ['threat'] },
  { offence: 'menaces-violences', all: ['threat'] },
  { offence: 'menaces-biens', all: ['property'] },
  { offence: 'provocation-crime', all: ['call'] },
  { offence: 'actes-imposes', all: ['self-acts'] },
  { offence: 'violences-filmees', all: ['filmed'] },
  { offence: 'voyeurisme', all: ['voyeurism'] },
  { offence: 'menaces-sous-condition', all: ['order'] },
  { offence: 'pression-plainte', all: ['pressure'] },
  { offence: 'menaces-fonction', all: ['threat', 'public-job'] },
  { offence: 'outrage-fonction', all: ['insult', 'public-job'] },
  { offence: 'menaces-passe-droit', all: ['order', 'public-job'] },
  { offence: 'entrave-expression', all: ['threat', 'public-job'] },
  { offence: 'entrave-expression', all: ['several', 'journalist'] },
  { offence: 'injure-diffamation-fonction', all: ['insult', 'public', 'public-job'] },
  { offence: 'injure-diffamation-fonction', all: ['accusation', 'public', 'public-job'] },
  { offence: 'harcelement-travail', all: ['work', 'repeated'] },
  { offence: 'extorsion', all: ['blackmail', 'threat'] },
  { offence: 'extorsion', all: ['threat', 'order'] },
  { offence: 'chantage', all: ['blackmail'] },
  { offence: 'divulgation', all: ['address'] },
  { offence: 'vie-privee', all: ['private-life'] },
  { offence: 'diffusion-intime', all: ['intimate'] },
  { offence: 'montage', all: ['montage'] },
  { offence: 'montage-sexuel', all: ['montage-sexual'] },
  { offence: 'usurpation', all: ['impersonation'] },
  { offence: 'acces-frauduleux', all: ['hacked'] },
  { offence: 'correspondances', all: ['messages'] },
  { offence: 'injure-diffamation-discriminatoire', all: ['insult', 'public', 'ground'] },
  { offence: 'injure-diffamation-discriminatoire', all: ['accusation', 'public', 'ground'] },
  { offence: 'provocation-haine', all: ['call', 'ground'] },
  { offence: 'injure-publique', all: ['insult', 'public'] },
  { offence: 'diffamation-publique', all: ['accusation', 'public'] },
  { offence: 'injure-non-publique', all: ['insult'] },
  { offence: 'injure-non-publique', all: ['accusation'] },
  { offence: 'injure-non-publique-discriminatoire', all: ['insult', 'ground'] },
  { offence: 'injure-non-publique-discriminatoire', all: ['accusation', 'ground'] },
  { offence: 'image-mineur', all: ['minor-image'] },
  { offence: 'propositions-mineur', all: ['minor-adult'] },
  { offence: 'message-mineur', all: ['minor-exposed'] },
  { offence: 'provocation-suicide', all: ['suicide', 'suicide-attempt'] },
];

/**
 * Suggests offences (« à titre indicatif ») in the order of `OFFENCES`, only those that were checked against their
 * source.
 */
export function suggestOffences(answers: Answers): readonly Offence[] {
  const matchingRules = SUGGESTION_RULES.filter(({ all }) => all.every((id) => answers[id] === 'yes'));
  return selectVerified(OFFENCES).filter(({ id }) => matchingRules.some(({ offence }) => offence === id));
}

/** Returns the offences that ticks on these questions can suggest. */
export const offencesAbout = (questions: readonly QuestionId[]): readonly Offence[] => suggestOffences(tick(questions));

/** Every offence that may be suggested, never as a certainty. */
export const OFFENCES: readonly Offence[] = [
  ...OFFENCES_AGAINST_PERSONS,
  ...PRIVATE_LIFE_OFFENCES,
  ...PRESS_OFFENCES,
  ...PUBLIC_SERVICE_OFFENCES,
  ...OFFENCES_AGAINST_MINORS,
];
