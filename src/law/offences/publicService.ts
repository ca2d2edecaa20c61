import { SECOND_READING } from '../sourcedText.ts';
import { bilingual, defineOffence, type Offence } from './offence.ts';

/** Offences against justice and against people attacked because of their function. */
export const PUBLIC_SERVICE_OFFENCES: readonly Offence[] = [
  defineOffence('code-penal', {
    id: 'pression-plainte',
    label: bilingual(
      'Menaces pour empêcher ou faire retirer une plainte',
      'Pression sur une plainte: threats against a complaint',
    ),
    article: 'Code pénal, 434-5',
    elements: [
      bilingual('une menace ou un acte d’intimidation', 'a threat or an act of intimidation'),
      bilingual(
        'pour que la victime d’un crime ou d’un délit ne porte pas plainte, ou la retire',
        'so that the victim of a crime or an offence does not file a complaint, or withdraws it',
      ),
    ],
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'menaces-fonction',
    label: bilingual(
      'Menaces contre un élu, un agent public, un enseignant ou un soignant',
      'Menaces à une fonction: threats against an elected person, a public agent, a teacher or a carer',
    ),
    article: 'Code pénal, 433-3',
    elements: [
      bilingual(
        'la menace d’un crime ou d’un délit contre les personnes ou les biens',
        'the threat of a crime or an offence against people or property',
      ),
      bilingual(
        'contre une personne élue, un agent public, un enseignant, un soignant, ou sa famille',
        'against an elected person, a public agent, a teacher, a carer, or their family',
      ),
      bilingual('à cause de ses fonctions, que l’auteur connaît', 'because of their function, which the author knows'),
    ],
    aggravations: [
      bilingual(
        'plus grave en cas de menace de mort ou d’atteinte dangereuse aux biens',
        'graver for a threat of death or of a dangerous attack on property',
      ),
    ],
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'outrage-fonction',
    label: bilingual(
      'Outrage à une personne chargée d’un service public',
      'Outrage: insult to a person in charge of a public service',
    ),
    article: 'Code pénal, 433-5',
    elements: [
      bilingual(
        'des paroles, des écrits ou des images non publics, envoyés à cette personne',
        'words, writings or images that are not public, sent to that person',
      ),
      bilingual(
        'une personne chargée d’un service public : enseignant, agent public, élu, soignant (à vérifier)',
        'a person in charge of a public service: teacher, public agent, elected person, carer (to be checked)',
      ),
      bilingual(
        'à l’occasion de ses fonctions, contre sa dignité ou le respect de la fonction',
        'on the occasion of their function, against their dignity or the respect of the function',
      ),
    ],
    publicity: 'private',
    note: bilingual(
      'En public, c’est la loi sur la presse qui s’applique : le délai peut être de 3 mois. Voyez un avocat.',
      'In public, the press law applies: the time may be 3 months. See an avocat (lawyer).',
    ),
    confidence: 'verify',
    checked: SECOND_READING,
  }),
];
