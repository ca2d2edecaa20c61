import { SECOND_READING } from '../sourcedText.ts';
import {
  bilingual,
  defineOffence,
  HATE_MOTIVE,
  LIVING_CONDITIONS,
  MINOR_OR_HEALTH,
  MINOR_PRESENT,
  type Offence,
  PARTNER,
  SUICIDE,
} from './offence.ts';

/** Code pénal. Each line of `elements` is one required element. */
export const OFFENCES_AGAINST_PERSONS: readonly Offence[] = [
  defineOffence('code-penal', {
    id: 'harcelement-moral-en-ligne',
    label: bilingual('Harcèlement moral en ligne (cyberharcèlement)', 'Harcèlement moral en ligne: online harassment'),
    article: 'Code pénal, 222-33-2-2',
    elements: [
      bilingual('des propos ou des comportements répétés', 'repeated words or behaviour'),
      ...LIVING_CONDITIONS,
      bilingual('en ligne ou par un moyen numérique', 'online or by digital means'),
    ],
    aggravations: [MINOR_OR_HEALTH, MINOR_PRESENT, HATE_MOTIVE],
    checked: SECOND_READING,
  }),
  defineOffence(['code-penal', 'cour-cassation-2024'], {
    id: 'raid-numerique',
    label: bilingual('Harcèlement en meute (raid numérique)', 'Raid numérique: harassment by a group'),
    article: 'Code pénal, 222-33-2-2, a) et b)',
    elements: [
      bilingual('plusieurs personnes visent la même victime', 'several people target the same victim'),
      bilingual(
        'elles se sont concertées, ou l’une les y a poussées, ou chacune sait que cela se répète',
        'they agreed on it, or one of them called for it, or each knows that it is being repeated',
      ),
      bilingual('un seul message par personne suffit', 'one message from each person is enough'),
    ],
    aggravations: [MINOR_OR_HEALTH, MINOR_PRESENT, HATE_MOTIVE],
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'harcelement-scolaire',
    label: bilingual('Harcèlement scolaire, aussi en ligne', 'Harcèlement scolaire: bullying at school, online too'),
    article: 'Code pénal, 222-33-2-3',
    elements: [
      bilingual('des faits de harcèlement moral', 'facts of harassment'),
      bilingual('la victime est élève ou étudiante', 'the victim is a pupil or a student'),
      bilingual(
        'l’auteur étudie ou travaille dans le même établissement',
        'the author studies or works in the same school',
      ),
      bilingual(
        'même si l’auteur ou la victime a quitté l’établissement depuis',
        'even if the author or the victim has left the school since',
      ),
    ],
    aggravations: [
      bilingual('plus grave si l’incapacité dépasse 8 jours', 'graver when the incapacity is over 8 days'),
      SUICIDE,
    ],
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'harcelement-travail',
    label: bilingual('Harcèlement moral au travail', 'Harcèlement moral au travail: harassment at work'),
    article: 'Code pénal, 222-33-2',
    elements: [
      bilingual('des propos ou des comportements répétés', 'repeated words or behaviour'),
      bilingual(
        'qui ont pour but ou pour effet de dégrader les conditions de travail',
        'whose aim or effect is to make working conditions worse',
      ),
      bilingual(
        'au risque d’atteindre les droits, la dignité, la santé ou l’avenir professionnel',
        'at the risk of harming rights, dignity, health or the professional future',
      ),
    ],
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'harcelement-conjugal',
    label: bilingual('Harcèlement par un conjoint ou un ex', 'Harcèlement conjugal: harassment by a partner or an ex'),
    article: 'Code pénal, 222-33-2-1',
    elements: [
      bilingual(
        'l’auteur est le conjoint, le concubin, le partenaire de PACS, ou l’a été',
        'the author is or was the spouse or partner',
      ),
      bilingual('des propos ou des comportements répétés', 'repeated words or behaviour'),
      ...LIVING_CONDITIONS,
    ],
    aggravations: [
      bilingual(
        'plus grave si l’incapacité dépasse 8 jours ou si un mineur était présent',
        'graver when the incapacity is over 8 days or a minor was present',
      ),
      SUICIDE,
    ],
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'harcelement-sexuel',
    label: bilingual('Harcèlement sexuel en ligne', 'Harcèlement sexuel: sexual harassment online'),
    article: 'Code pénal, 222-33',
    elements: [
      bilingual(
        'des propos ou comportements sexuels ou sexistes imposés',
        'sexual or sexist words or behaviour imposed on someone',
      ),
      bilingual('répétés, ou venant de plusieurs personnes', 'repeated, or coming from several people'),
      bilingual(
        'une atteinte à la dignité, ou une situation intimidante, hostile ou offensante',
        'an attack on dignity, or an intimidating, hostile or offensive situation',
      ),
      bilingual(
        'ou bien une pression grave, même unique, pour obtenir un acte sexuel',
        'or else grave pressure, even once, to obtain a sexual act',
      ),
    ],
    aggravations: [
      bilingual(
        'plus grave en ligne, en groupe, ou si un mineur était présent',
        'graver online, in a group, or when a minor was present',
      ),
      bilingual(
        'plus grave si la victime a moins de 15 ans ou est vulnérable, ou par abus d’autorité',
        'graver when the victim is under 15 or vulnerable, or by abuse of authority',
      ),
    ],
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'outrage-sexiste',
    label: bilingual('Outrage sexiste et sexuel', 'Outrage sexiste: sexist or sexual insult'),
    article: 'Code pénal, R625-8-3 ; plus grave : 222-33-1-1',
    elements: [
      bilingual(
        'un propos ou un comportement sexuel ou sexiste imposé, même une fois',
        'a sexual or sexist word or act imposed on someone, even once',
      ),
      bilingual(
        'une atteinte à la dignité, ou une situation intimidante, hostile ou offensante',
        'an attack on dignity, or an intimidating, hostile or offensive situation',
      ),
    ],
    limitationPeriod: 'contravention',
  }),
  defineOffence('code-penal', {
    id: 'messages-malveillants',
    label: bilingual('Messages malveillants répétés', 'Messages malveillants: repeated malicious messages'),
    article: 'Code pénal, 222-16',
    elements: [
      bilingual('au moins deux envois ou appels', 'at least two messages or calls'),
      bilingual('pour troubler la tranquillité', 'meant to disturb someone’s peace'),
    ],
    publicity: 'private',
    aggravations: [PARTNER],
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'menaces',
    label: bilingual('Menaces, dont menaces de mort', 'Menaces: threats, death threats included'),
    article: 'Code pénal, 222-17',
    elements: [
      bilingual(
        'la menace d’un crime ou d’un délit grave contre une personne',
        'the threat of a crime or a grave offence against a person',
      ),
      bilingual(
        'répétée, ou bien écrite ou en image : une publication suffit',
        'repeated, or else in writing or in an image: one post is enough',
      ),
    ],
    aggravations: [PARTNER, HATE_MOTIVE],
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'menaces-sous-condition',
    label: bilingual('Menaces avec un ordre', 'Menaces sous condition: threats with an order'),
    article: 'Code pénal, 222-18',
    elements: [
      bilingual(
        'la menace d’un crime ou d’un délit contre une personne',
        'the threat of a crime or an offence against a person',
      ),
      bilingual('avec un ordre : « si tu ne… »', 'with an order: “if you don’t…”'),
    ],
    aggravations: [PARTNER, HATE_MOTIVE],
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'menaces-violences',
    label: bilingual('Menaces de violences', 'Menaces de violences: threats of violence'),
    article: 'Code pénal, R623-1',
    elements: [
      bilingual(
        'la menace de violences, hors menaces de mort ou de délit grave (222-17, 222-18)',
        'the threat of violence, except threats of death or of a grave offence (222-17, 222-18)',
      ),
      bilingual('répétée, ou bien écrite ou en image', 'repeated, or else in writing or in an image'),
    ],
    limitationPeriod: 'contravention',
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'divulgation',
    label: bilingual(
      'Divulgation d’informations qui mettent en danger (doxxing)',
      'Divulgation: doxxing that endangers someone',
    ),
    article: 'Code pénal, 223-1-1',
    elements: [
      bilingual(
        'une information qui permet d’identifier ou de localiser la personne',
        'a piece of information that identifies or locates the person',
      ),
      bilingual(
        'dans le but de l’exposer, elle ou sa famille, à un risque direct',
        'in order to expose them or their family to a direct risk',
      ),
      bilingual('un risque que l’auteur ne pouvait pas ignorer', 'a risk the author could not be unaware of'),
    ],
    aggravations: [
      bilingual(
        'plus grave si la victime est mineure, vulnérable, journaliste, élue, candidate ou agente publique',
        'graver when the victim is under 18, vulnerable, a journalist, elected, a candidate or a public agent',
      ),
    ],
  }),
];
