import { FIFTH_READING, SECOND_READING, SEVENTH_READING, SIXTH_READING, THIRD_READING } from '../legalSources.ts';
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
    ],
    aggravations: [
      bilingual('en ligne ou par un moyen numérique', 'online or by digital means'),
      MINOR_OR_HEALTH,
      MINOR_PRESENT,
      HATE_MOTIVE,
    ],
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
      bilingual('un seul message de chacun peut suffire', 'one message from each may be enough'),
      ...LIVING_CONDITIONS,
    ],
    aggravations: [MINOR_OR_HEALTH, MINOR_PRESENT, HATE_MOTIVE],
    checked: FIFTH_READING,
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
      bilingual('plus grave si l’incapacité dépasse 8 jours', 'more serious when the incapacity is over 8 days'),
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
        'more serious when the incapacity is over 8 days or a minor was present',
      ),
      SUICIDE,
    ],
    note: bilingual(
      'Petit ami sans vie commune : plutôt 222-33-2-2 (à vérifier). Choc constaté par un médecin : peut-être aussi des violences psychologiques.',
      'A boyfriend who never lived with you: rather 222-33-2-2 (to be checked). Shock noted by a doctor: perhaps psychological violence too.',
    ),
    confidence: 'verify',
    checked: FIFTH_READING,
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
        'more serious when the victim is under 15 or vulnerable, or by abuse of authority',
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
      bilingual('hors harcèlement', 'apart from harassment'),
    ],
    limitationPeriod: 'sexist-insult',
    checked: THIRD_READING,
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
        'la menace d’un crime, ou d’un délit contre les personnes dont la tentative est punissable',
        'the threat of a crime, or of a délit against a person whose attempt is punishable',
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
        'la menace de violences, hors crime ou délit dont la tentative est punissable (222-17, 222-18)',
        'the threat of violence, except a crime or a délit whose attempt is punishable (222-17, 222-18)',
      ),
      bilingual('répétée, ou bien écrite ou en image', 'repeated, or else in writing or in an image'),
    ],
    limitationPeriod: 'contravention',
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'menaces-biens',
    label: bilingual('Menaces contre vos biens', 'Menaces contre les biens: threats against property'),
    article: 'Code pénal, 322-12',
    elements: [
      bilingual(
        'la menace de détruire ou d’abîmer un bien, d’une façon dangereuse pour les personnes (à vérifier)',
        'the threat of destroying or damaging property, in a way dangerous to people (to be checked)',
      ),
      bilingual('répétée, ou bien écrite ou en image', 'repeated, or else in writing or in an image'),
    ],
    confidence: 'verify',
    checked: THIRD_READING,
  }),
  defineOffence(['code-penal', 'code-penal-mineurs', 'consentement-2025', 'cpp-proces', 'loi-1881-39bis'], {
    id: 'actes-imposes',
    label: bilingual(
      'Actes sexuels imposés sur soi-même, devant une caméra',
      'Actes imposés: sexual acts forced on oneself, before a camera',
    ),
    article: 'Code pénal, 222-22, 222-22-2 et 222-23',
    elements: [
      bilingual(
        'des actes sexuels que la personne doit faire sur elle-même, aussi à distance (à vérifier)',
        'sexual acts that the person has to do on themselves, also from a distance (to be checked)',
      ),
      bilingual(
        'sans un consentement libre, éclairé, spécifique, préalable et révocable',
        'without a consent that is free, informed, specific, given before and revocable',
      ),
      bilingual(
        'le silence n’est pas un consentement. Avec violence, contrainte, menace ou surprise, il n’y en a jamais',
        'silence is not consent. With violence, constraint, threat or surprise, there never is any',
      ),
      bilingual(
        'une agression sexuelle, ou un viol s’il y a pénétration',
        'a sexual assault, or a rape if there is penetration',
      ),
    ],
    note: bilingual(
      'Avant 15 ans, avec un adulte d’au moins cinq ans de plus : le consentement ne compte pas (222-23-1, 222-29-2). Inceste, avant 18 ans, par un adulte de la famille : il ne compte pas non plus (222-23-2, 222-29-3, à vérifier). Publier l’identité de la victime est puni, sauf son accord écrit (loi de 1881, 39 quinquies). Trois mois seulement, qu’une plainte simple n’arrête pas : un avocat (à vérifier).',
      'Under 15, with an adult at least five years older: consent does not count (222-23-1, 222-29-2). Incest, under 18, by an adult of the family: nor does it (222-23-2, 222-29-3, to be checked). Publishing the victim’s identity is punished, unless they agree in writing (law of 1881, 39 quinquies). Three months only, which a plain complaint does not stop: a lawyer (to be checked).',
    ),
    limitationPeriod: 'forced-acts',
    confidence: 'verify',
    checked: SIXTH_READING,
  }),
  defineOffence('code-penal', {
    id: 'violences-filmees',
    label: bilingual('Violences filmées et montrées', 'Violences filmées: violence filmed and spread'),
    article: 'Code pénal, 222-33-3',
    elements: [
      bilingual('des images d’une agression ou de violences', 'images of an assault or of violence'),
      bilingual('filmées exprès, ou montrées à d’autres', 'filmed on purpose, or shown to others'),
      bilingual(
        'sauf pour informer par métier, ou pour servir de preuve en justice',
        'except to inform as a job, or to serve as evidence in court',
      ),
    ],
    checked: THIRD_READING,
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
        'dans le but de l’exposer, elle ou sa famille, à un risque direct, pour les personnes ou les biens',
        'in order to expose them or their family to a direct risk, to persons or to property',
      ),
      bilingual('un risque que l’auteur ne pouvait pas ignorer', 'a risk the author could not be unaware of'),
    ],
    aggravations: [
      bilingual(
        'plus grave si la victime est mineure, vulnérable, journaliste, élue, candidate ou agente publique',
        'more serious when the victim is under 18, vulnerable, a journalist, elected, a candidate or a public agent',
      ),
    ],
  }),
];

export const OFFENCES_AGAINST_MINORS: readonly Offence[] = [
  defineOffence('code-penal', {
    id: 'image-mineur',
    label: bilingual('Image pornographique d’un mineur', 'Image pornographique d’un mineur: sexual image of a child'),
    article: 'Code pénal, 227-23',
    elements: [
      bilingual(
        'une image pornographique d’une personne de moins de 18 ans, ou qui en a l’air',
        'a pornographic image of a person under 18, or who looks it',
      ),
    ],
    limitationPeriod: 'minor',
    note: bilingual(
      'La garder est puni aussi : en cas de doute, ne capturez pas. Notez l’adresse, le compte et l’heure, puis PHAROS, 3018, Point de Contact ou police.',
      'Keeping it is punished too: when in doubt, do not capture. Note the address, the account and the time, then PHAROS, 3018, Point de Contact or the police.',
    ),
  }),
  defineOffence('code-penal', {
    id: 'propositions-mineur',
    label: bilingual(
      'Propositions sexuelles à un mineur, demande d’images',
      'Propositions à un mineur: sexual proposals to a child',
    ),
    article: 'Code pénal, 227-22-1, 227-22-2 et 227-23-1',
    elements: [
      bilingual('l’auteur est majeur', 'the author is an adult'),
      bilingual(
        'propositions sexuelles : la victime a moins de 15 ans (227-22-1)',
        'sexual proposals: the victim is under 15 (227-22-1)',
      ),
      bilingual(
        'incitation à un acte sexuel ou demande d’images pornographiques : moins de 18 ans (227-22-2, 227-23-1)',
        'incitement to a sexual act or request for pornographic images: under 18 (227-22-2, 227-23-1)',
      ),
      bilingual('par un moyen électronique (227-22-1, 227-22-2)', 'by electronic means (227-22-1, 227-22-2)'),
    ],
    note: bilingual(
      'Favoriser la corruption d’un mineur, en ligne aussi, est puni (227-22, à vérifier).',
      'Furthering the corruption of a minor, online too, is punished (227-22, to be checked).',
    ),
    confidence: 'verify',
    limitationPeriod: 'minor',
    checked: SEVENTH_READING,
  }),
  defineOffence('code-penal', {
    id: 'message-mineur',
    label: bilingual(
      'Message violent ou pornographique qu’un mineur peut voir',
      'Message à un mineur: violent or pornographic message that a minor may see',
    ),
    article: 'Code pénal, 227-24',
    elements: [
      bilingual(
        'un message violent, pornographique ou qui porte gravement atteinte à la dignité',
        'a violent or pornographic message, or one that gravely harms dignity',
      ),
      bilingual('qu’un mineur peut voir', 'that a minor may see'),
    ],
    limitationPeriod: 'minor',
    checked: SECOND_READING,
  }),
  defineOffence('code-penal', {
    id: 'provocation-suicide',
    label: bilingual('Provocation au suicide', 'Provocation au suicide: incitement to suicide'),
    article: 'Code pénal, 223-13',
    elements: [
      bilingual(
        'une provocation suivie d’un suicide ou d’une tentative',
        'an incitement followed by a suicide or an attempt',
      ),
    ],
    aggravations: [bilingual('plus grave avant 15 ans', 'graver under 15')],
    note: bilingual(
      'Le 3114 répond jour et nuit, aussi aux proches.',
      '3114 answers day and night, for relatives too.',
    ),
  }),
];

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
  defineOffence('cp-fonctions', {
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
      bilingual(
        'dans l’exercice de ses fonctions ; ou à cause d’elles (élu, policier, avocat)',
        'while doing their job; or because of it (elected person, police officer, lawyer)',
      ),
    ],
    aggravations: [
      bilingual(
        'plus grave en cas de menace de mort ou d’atteinte dangereuse aux biens',
        'graver for a threat of death or of a dangerous attack on property',
      ),
    ],
    note: bilingual('Pas pour un journaliste.', 'Not for a journalist.'),
    checked: FIFTH_READING,
  }),
  defineOffence('cp-fonctions', {
    id: 'menaces-passe-droit',
    label: bilingual(
      'Menaces pour obtenir un passe-droit d’un service public',
      'Menaces pour un passe-droit: threats to get a favour from a public service',
    ),
    article: 'Code pénal, 433-3-1',
    elements: [
      bilingual('une menace ou un acte d’intimidation', 'a threat or an act of intimidation'),
      bilingual('contre une personne chargée d’un service public', 'against a person in charge of a public service'),
      bilingual(
        'pour ne pas suivre les règles du service, ou en obtenir une exception',
        'so as not to follow the rules of the service, or to get an exception from them',
      ),
    ],
    note: bilingual(
      'L’administration doit déposer plainte : portez plainte vous-même aussi. Pas pour un journaliste.',
      'The administration must file a complaint: file one yourself too. Not for a journalist.',
    ),
    checked: FIFTH_READING,
  }),
  defineOffence('cp-fonctions', {
    id: 'entrave-expression',
    label: bilingual(
      'Entrave concertée à la liberté d’expression ou à l’enseignement',
      'Entrave: concerted obstruction of free speech or of teaching',
    ),
    article: 'Code pénal, 431-1',
    elements: [
      bilingual('plusieurs personnes, de façon concertée', 'several people, in concert'),
      bilingual('avec des menaces', 'with threats'),
      bilingual(
        'pour empêcher de s’exprimer, ou d’exercer la fonction d’enseignant',
        'to keep somebody from expressing themselves, or from teaching',
      ),
    ],
    checked: FIFTH_READING,
  }),
  defineOffence(['code-penal', 'loi-2025-623'], {
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
        'une personne chargée d’un service public : enseignant, agent public, élu. Ou un professionnel de santé, ou le personnel d’un lieu de soins',
        'a person in charge of a public service: teacher, public agent, elected person. Or a health professional, or the staff of a place of care',
      ),
      bilingual(
        'à l’occasion de ses fonctions, contre sa dignité ou le respect de la fonction',
        'on the occasion of their function, against their dignity or the respect of the function',
      ),
    ],
    publicity: 'private',
    note: bilingual(
      'En public, c’est la loi sur la presse qui s’applique : le délai peut être de 3 mois. Voyez un avocat. Pour un soignant, l’employeur peut porter plainte, avec l’accord écrit de la victime. Pas pour un journaliste : une injure a trois mois.',
      'In public, the press law applies: the time may be 3 months. See an avocat (lawyer). For a carer, the employer may file a complaint, with the written consent of the victim. Not for a journalist: an insult has three months.',
    ),
    checked: THIRD_READING,
  }),
];
