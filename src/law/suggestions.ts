import { selectVerified } from './legalSources.ts';
import type { Offence } from './offences/offence.ts';
import {
  OFFENCES_AGAINST_MINORS,
  OFFENCES_AGAINST_PERSONS,
  PUBLIC_SERVICE_OFFENCES,
} from './offences/offencesAgainstPersons.ts';
import { PRESS_OFFENCES } from './offences/pressOffences.ts';
import { FALSE_REPORT, PRIVATE_LIFE_OFFENCES } from './offences/privateLifeOffences.ts';
import { type Answers, type QuestionId, tick } from './questions.ts';

/**
 * Which ticks suggest an offence: all those of one of its lists. No tick hides an offence, as a case has public and
 * private facts. A suggestion is not a legal qualification, which is up to the courts.
 */
export const SUGGESTION_RULES: Readonly<Record<string, readonly (readonly QuestionId[])[]>> = {
  'harcelement-moral-en-ligne': [['repeated'], ['suicide']],
  'raid-numerique': [['several']],
  'harcelement-scolaire': [
    ['school', 'repeated'],
    ['school', 'several'],
  ],
  'harcelement-conjugal': [['partner', 'repeated']],
  'harcelement-sexuel': [
    ['sexual', 'repeated'],
    ['sexual', 'several'],
    ['sexual', 'blackmail'],
  ],
  'outrage-sexiste': [['sexual']],
  'messages-malveillants': [['repeated']],
  menaces: [['threat']],
  'menaces-violences': [['threat']],
  'menaces-biens': [['property']],
  'provocation-crime': [['call']],
  'actes-imposes': [['self-acts']],
  'violences-filmees': [['filmed']],
  voyeurisme: [['voyeurism']],
  'menaces-sous-condition': [['order']],
  'pression-plainte': [['pressure']],
  'menaces-fonction': [['threat', 'public-job']],
  'outrage-fonction': [['insult', 'public-job']],
  'menaces-passe-droit': [['order', 'public-job']],
  'entrave-expression': [
    ['threat', 'public-job'],
    ['several', 'journalist'],
  ],
  'injure-diffamation-fonction': [
    ['insult', 'public', 'public-job'],
    ['accusation', 'public', 'public-job'],
  ],
  'harcelement-travail': [['work', 'repeated']],
  extorsion: [
    ['blackmail', 'threat'],
    ['threat', 'order'],
  ],
  chantage: [['blackmail']],
  divulgation: [['address']],
  'vie-privee': [['private-life']],
  'diffusion-intime': [['intimate']],
  montage: [['montage']],
  'montage-sexuel': [['montage-sexual']],
  usurpation: [['impersonation']],
  'acces-frauduleux': [['hacked']],
  correspondances: [['messages']],
  'denonciation-calomnieuse': [['accusation']],
  'injure-diffamation-discriminatoire': [
    ['insult', 'public', 'ground'],
    ['accusation', 'public', 'ground'],
  ],
  'provocation-haine': [['call', 'ground']],
  'injure-publique': [['insult', 'public']],
  'diffamation-publique': [['accusation', 'public']],
  'injure-non-publique': [['insult'], ['accusation']],
  'injure-non-publique-discriminatoire': [
    ['insult', 'ground'],
    ['accusation', 'ground'],
  ],
  'image-mineur': [['minor-image']],
  'propositions-mineur': [['minor-adult']],
  'message-mineur': [['minor-exposed']],
  'provocation-suicide': [['suicide', 'suicide-attempt']],
};

/** Suggests offences (« à titre indicatif ») in the order of `OFFENCES`, of those checked against their source. */
export function suggestOffences(answers: Answers): readonly Offence[] {
  const isTicked = (ids: readonly QuestionId[]) => ids.every((id) => answers[id] === 'yes');
  return selectVerified(OFFENCES).filter(({ id }) => SUGGESTION_RULES[id]?.some(isTicked));
}

/** Returns the offences that ticks on these questions can suggest. */
export const offencesAbout = (questions: readonly QuestionId[]): readonly Offence[] => suggestOffences(tick(questions));

/** Every offence that may be suggested, never as a certainty. */
export const OFFENCES: readonly Offence[] = [
  ...OFFENCES_AGAINST_PERSONS,
  ...PRIVATE_LIFE_OFFENCES,
  ...PRESS_OFFENCES,
  FALSE_REPORT,
  ...PUBLIC_SERVICE_OFFENCES,
  ...OFFENCES_AGAINST_MINORS,
];
