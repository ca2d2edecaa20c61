import { type BilingualText, FIRST_READING, type SourcedEntry, type SourceId } from '../legalSources.ts';
import type { LimitationPeriod } from '../limitationPeriods.ts';

/** Which limitation period applies. `sexist-insult`: a contravention, or a délit when aggravated.
 * `minor`: a délit that runs longer when the victim was under 18. `forced-acts`: a délit, or the crime of rape. */
type OffencePeriod =
  | 'press'
  | 'press-discriminatory'
  | 'delit'
  | 'contravention'
  | 'sexist-insult'
  | 'minor'
  | 'forced-acts';

export interface Offence extends SourcedEntry {
  readonly id: string;
  /** The French name, and its meaning in English. */
  readonly label: BilingualText;
  readonly article: string;
  /** The elements that the law requires, all of them. */
  readonly elements: readonly BilingualText[];
  /**
   * Whether it can be prosecuted without a complaint by the person concerned. `by-ground`: for origin or religion, yes;
   * for another ground, against one person, with their consent (law of 1881, article 48, 6°). `unsaid`: the note says
   * what to do instead.
   */
  readonly complaint: 'needed' | 'not-needed' | 'by-ground' | 'unsaid';
  readonly publicity: 'public' | 'private' | 'any';
  readonly aggravations: readonly BilingualText[];
  readonly limitationPeriod: OffencePeriod;
  /** A remark that must be shown with it. */
  readonly note: BilingualText | null;
}

export const bilingual = (fr: string, en: string): BilingualText => ({ fr, en });

export const HATE_MOTIVE = bilingual(
  'plus grave si le mobile est raciste, sexiste, homophobe ou transphobe (132-76, 132-77)',
  'graver when the motive is racist, sexist, homophobic or transphobic (132-76, 132-77)',
);
export const MINOR_OR_HEALTH = bilingual(
  'plus grave si la victime est mineure, vulnérable ou élue. Ou si un médecin fixe une incapacité de plus de 8 jours',
  'graver when the victim is under 18, vulnerable or elected. Or when a doctor sets an incapacity of more than 8 days',
);
export const PARTNER = bilingual(
  'plus grave si cela vient du conjoint, du concubin ou du partenaire. Ou d’un ex, en raison de cette relation, même sans vie commune (132-80)',
  'graver when it comes from a spouse or partner. Or from an ex, because of that relationship, even without living together (132-80)',
);
export const MINOR_PRESENT = bilingual('plus grave si un mineur était présent', 'graver when a minor was present');
/** How harassment affects the victim, as two elements: the aim or effect, and the health. */
export const LIVING_CONDITIONS = [
  bilingual(
    'qui ont pour but ou pour effet de dégrader les conditions de vie',
    'whose aim or effect is to make living conditions worse',
  ),
  bilingual(
    'au point d’altérer la santé physique ou mentale, même sans arrêt de travail',
    'to the point of affecting physical or mental health, even without sick leave',
  ),
] as const;
export const SHOWN_TO_OTHERS = bilingual('montré au public ou à un tiers', 'shown to the public or to another person');
export const SUICIDE = bilingual(
  'plus grave après un suicide ou une tentative',
  'graver after a suicide or an attempt',
);
export const VICTIM_COMPLAINT = bilingual(
  'Il faut la plainte de la victime, même mineure, de son représentant ou de ses ayants droit (226-6, à vérifier). Un proche ne peut pas la déposer seul.',
  'It takes the complaint of the victim, even under 18, of their representative or heirs (226-6, to be checked). A relative cannot file it alone.',
);
export const PRESS_LAWYER = bilingual(
  'Le délai est très court et une plainte simple ne l’arrête pas : voyez un avocat tout de suite.',
  'The time is very short and an ordinary complaint does not stop it: see a lawyer right away.',
);

export function defineOffence(
  sources: SourceId | readonly SourceId[],
  entry: Omit<Offence, keyof SourcedEntry | 'complaint' | 'publicity' | 'aggravations' | 'limitationPeriod' | 'note'> &
    Partial<
      Pick<Offence, 'complaint' | 'publicity' | 'aggravations' | 'limitationPeriod' | 'note' | 'confidence' | 'checked'>
    >,
): Offence {
  return {
    complaint: 'not-needed',
    publicity: 'any',
    aggravations: [],
    limitationPeriod: 'delit',
    note: null,
    confidence: 'read',
    ...entry,
    sources: typeof sources === 'string' ? [sources] : sources,
    checked: entry.checked ?? FIRST_READING,
  };
}

interface OffenceDelay {
  /** The line of the deadlines that applies. For `minor` and `forced-acts`, the shorter one. */
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
  contravention: {
    period: 'contravention',
    text: bilingual(
      'Délai pour agir : 1 an. Une lettre de plainte ne l’arrête pas (à vérifier).',
      'Time to act: 1 year. A letter of complaint does not stop it (to be checked).',
    ),
  },
  'sexist-insult': {
    period: 'contravention',
    text: bilingual(
      'Délai pour agir : 1 an (contravention). Délit (victime mineure ou vulnérable, plusieurs auteurs… : 222-33-1-1) : 6 ans. Une lettre de plainte n’arrête pas l’année (à vérifier).',
      'Time to act: 1 year (contravention). Délit (victim under 18 or vulnerable, several authors…: 222-33-1-1): 6 years. A letter of complaint does not stop the year (to be checked).',
    ),
  },
  delit: {
    period: 'delit',
    text: bilingual(
      'Délai pour agir : 6 ans. Une lettre de plainte ne les arrête pas.',
      'Time to act: 6 years. A letter of complaint does not stop them.',
    ),
  },
  minor: {
    period: 'delit',
    text: bilingual(
      'Délai pour agir : 6 ans. Si la victime était mineure : jusqu’à 10 ans après ses 18 ans (CPP 8 et 706-47).',
      'Time to act: 6 years. If the victim was under 18: until 10 years after that age (CPP 8 and 706-47).',
    ),
  },
  'forced-acts': {
    period: 'delit',
    text: bilingual(
      'Délai pour agir. Agression sexuelle : 6 ans. Viol : 20 ans. Victime mineure : viol 30 ans, agression 10 ou 20 ans, après ses 18 ans (CPP 7 et 8).',
      'Time to act. Sexual assault: 6 years. Rape: 20 years. Victim under 18: rape 30 years, assault 10 or 20 years, after that age (CPP 7 and 8).',
    ),
  },
};
