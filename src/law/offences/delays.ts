import type { LimitationPeriod } from '../limitationPeriods.ts';
import type { BilingualText } from '../sourcedText.ts';
import { bilingual, type OffencePeriod } from './offence.ts';

interface OffenceDelay {
  /** The line of the deadlines that applies. For `minor`, the shorter one. */
  readonly period: LimitationPeriod['id'];
  /** Shown with the offence. */
  readonly text: BilingualText;
}

/** How long a person has to act, for each offence. */
export const OFFENCE_DELAYS: Readonly<Record<OffencePeriod, OffenceDelay>> = {
  press: { period: 'press', text: bilingual('Délai pour agir : 3 mois.', 'Time to act: 3 months.') },
  'press-discriminatory': {
    period: 'press-discriminatory',
    text: bilingual(
      'Délai pour agir : peut-être 1 an, sinon 3 mois. Comptez sur 3 mois.',
      'Time to act: perhaps 1 year, otherwise 3 months. Count on 3 months.',
    ),
  },
  contravention: { period: 'contravention', text: bilingual('Délai pour agir : 1 an.', 'Time to act: 1 year.') },
  delit: { period: 'delit', text: bilingual('Délai pour agir : 6 ans.', 'Time to act: 6 years.') },
  minor: {
    period: 'delit',
    text: bilingual(
      'Délai pour agir : au moins 6 ans. Plus long si la victime était mineure (à vérifier).',
      'Time to act: at least 6 years. Longer if the victim was under 18 (to be checked).',
    ),
  },
};
