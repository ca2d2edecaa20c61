import type { RequesterRole } from '../../domain/export/dossierOptions.ts';
import { FOURTH_READING, SEVENTH_READING, THIRD_READING } from '../legalSources.ts';
import {
  advicePart,
  checkboxesPart,
  fieldsPart,
  headingPart,
  type Letter,
  type LetterPart,
  rightAlignedPart,
  ruledLinesPart,
  SIGNATURE_PART,
  textPart,
} from './letter.ts';

/* Requests to an institution that must protect the person: school, employer, administration. They name no offence. */

/** Code de l'éducation, R421-10-1 and D511-32: the pupil, the parents and who assists them read the file. */
const ACCUSED_PUPIL =
  'La personne accusée et ses parents peuvent lire cette lettre. N’y mettez ni adresse, ni téléphone : le nom et la classe suffisent.';
const DATE = rightAlignedPart('{place}, le {day}');
/** For somebody else: without their agreement, the letter has a blank. */
const askAgreement = (role: RequesterRole): string =>
  role === 'relative' || role === 'professional' ? ' Son accord : demandez-le d’abord.' : '';
const RECORDED =
  'Ces publications ont été {putOnline} {published}, sur {platforms}. Le dossier de captures compte {exhibits}.';
const CLOSING: readonly LetterPart[] = [
  textPart('Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.'),
  SIGNATURE_PART,
];

const PUPIL: Readonly<Record<RequesterRole, string>> = {
  self: 'Je suis élève de votre établissement, en {class}. Des publications en ligne me visent.',
  minor: 'Je suis élève de votre établissement, en {class}. Des publications en ligne me visent.',
  parent:
    'Mon enfant {concerned} est élève de votre établissement, en {class}. Des publications en ligne visent mon enfant.',
  relative:
    'J’écris pour {concerned}, élève de votre établissement, en {class}. Son accord : {agreement}. Des publications en ligne la ou le visent.',
  professional:
    'J’accompagne {concerned}, élève de votre établissement, en {class}. Son accord, ou celui de ses parents : {agreement}. Des publications en ligne la ou le visent.',
};

const PROTECTED: Readonly<Record<RequesterRole, string>> = {
  self: 'me protéger',
  minor: 'me protéger',
  parent: 'protéger mon enfant',
  relative: 'protéger cette personne',
  professional: 'protéger cette personne',
};

/** Under 90 % certain (pHARe): the note says that it is to be checked. */
export const schoolLetter = (role: RequesterRole = 'self'): Letter => ({
  file: 'courrier-ecole',
  title: 'Courrier au chef d’établissement scolaire',
  sources: ['second-reading', 'phare', 'code-education', 'eleve-auteur'],
  checked: THIRD_READING,
  confidence: 'verify',
  parts: [
    advicePart(
      `Pour une école, un collège ou un lycée seulement. Le nom du protocole (pHARe) est à vérifier auprès de l’établissement. N’écrivez le nom d’un élève que si vous en avez la certitude. ${ACCUSED_PUPIL} Le chef d’établissement ou un adulte de l’école est l’auteur ? Écrivez aux services de l’académie, pas à lui. Sans réponse, écrivez-leur aussi.${askAgreement(role)}`,
    ),
    textPart(role === 'professional' ? '{name}\n{organisation}' : '{name}'),
    rightAlignedPart('À l’attention du chef d’établissement\n{school}'),
    DATE,
    textPart('Objet : demande de protection d’un élève visé en ligne'),
    textPart('Madame, Monsieur,'),
    textPart(PUPIL[role]),
    textPart(RECORDED),
    headingPart('Le lien avec l’établissement'),
    ruledLinesPart(3),
    headingPart('Mes demandes'),
    textPart(
      `Je vous demande d’appliquer le protocole contre le harcèlement (pHARe ; code de l’éducation, article L543-1, et décret n° 2023-782), de ${PROTECTED[role]} pendant les cours et en dehors, et de me répondre par écrit.`,
    ),
    checkboxesPart(
      'un rendez-vous, le : ____________',
      'ne pas donner le nom de l’élève visé aux autres élèves',
      'des mesures envers l’élève auteur (code de l’éducation, R411-11-1 ou R421-10)',
      'autre : ____________',
    ),
    ...CLOSING,
  ],
});

const STUDENT: Readonly<Record<RequesterRole, string>> = {
  self: 'Je suis étudiant(e) de votre établissement, en {class}. Des publications en ligne me visent.',
  minor: 'Je suis étudiant(e) de votre établissement, en {class}. Des publications en ligne me visent.',
  parent:
    'Mon enfant {concerned} est étudiant(e) de votre établissement, en {class}. Des publications en ligne visent mon enfant.',
  relative:
    'J’écris pour {concerned}, étudiant(e) de votre établissement, en {class}. Son accord : {agreement}. Des publications en ligne la ou le visent.',
  professional:
    'J’accompagne {concerned}, étudiant(e) de votre établissement, en {class}. Son accord : {agreement}. Des publications en ligne la ou le visent.',
};

/** A university has no pHARe protocol: it has a reporting service of its own. */
export const universityLetter = (role: RequesterRole = 'self'): Letter => ({
  file: 'courrier-universite',
  title: 'Courrier à l’établissement d’enseignement supérieur',
  sources: ['code-education'],
  checked: THIRD_READING,
  confidence: 'read',
  parts: [
    advicePart(
      `Pour une université ou une école supérieure. Cherchez son dispositif de signalement : il peut recevoir cette lettre. N’écrivez un nom que si vous en avez la certitude. La personne accusée peut lire cette lettre. N’y mettez ni adresse, ni téléphone.${askAgreement(role)}`,
    ),
    textPart('{name}'),
    rightAlignedPart('À l’attention de la présidence ou de la direction\n{university}'),
    DATE,
    textPart('Objet : demande de protection d’un étudiant visé en ligne'),
    textPart('Madame, Monsieur,'),
    textPart(STUDENT[role]),
    textPart(RECORDED),
    headingPart('Le lien avec l’établissement'),
    ruledLinesPart(3),
    headingPart('Mes demandes'),
    textPart(
      `Je vous demande de transmettre ma demande au dispositif de signalement de l’établissement (code de l’éducation, article L543-1), de ${PROTECTED[role]} et de me répondre par écrit.`,
    ),
    checkboxesPart(
      'un rendez-vous, le : ____________',
      'ne pas donner le nom de la personne visée à d’autres',
      'autre : ____________',
    ),
    ...CLOSING,
  ],
});

/** For an elected person (CGCT, article L2123-35). The requester writes for themselves. */
export const ELECTED: Letter = {
  file: 'demande-protection-elu',
  title: 'Demande de protection d’une personne élue',
  sources: ['cgct'],
  checked: FOURTH_READING,
  confidence: 'verify',
  parts: [
    advicePart(
      'Pour un mandat municipal. Si vous êtes maire, adressez-la à l’élu qui vous remplace ; pour un acte fait au nom de l’État, au préfet (à vérifier). La loi n° 2025-1249 du 22 décembre 2025 a étendu ce régime (à vérifier). Autre mandat : demandez le texte à la collectivité. Injure, diffamation, appel à la violence : cette demande n’arrête pas les 3 mois, voyez un avocat. Envoyez-la en recommandé et gardez l’avis de réception. D’autres peuvent lire cette lettre : n’y mettez ni adresse ni téléphone. N’écrivez un nom que si vous en avez la certitude.',
    ),
    textPart('{name}'),
    rightAlignedPart('À l’attention du maire, ou de l’élu qui le remplace\n{commune}'),
    DATE,
    textPart('Objet : demande de la protection de la commune'),
    textPart('Madame, Monsieur,'),
    textPart(
      'Élu(e) de la commune, exerçant le mandat de {mandate}, je demande la protection prévue à l’article L2123-35 du code général des collectivités territoriales. Des publications en ligne me visent en raison de ce mandat.',
    ),
    textPart(RECORDED),
    headingPart('Le lien avec mon mandat'),
    ruledLinesPart(4),
    headingPart('Mes demandes'),
    checkboxesPart(
      'la prise en charge des frais d’un avocat de mon choix',
      'des mesures pour faire cesser ces publications',
      'la réparation du préjudice',
    ),
    fieldsPart('Démarches déjà faites'),
    textPart(
      'Je vous prie d’accuser réception de cette demande, de la transmettre au préfet et d’informer le conseil (article L2123-35).',
    ),
    textPart('Je vous remercie de me répondre par écrit.'),
    textPart('Je vous prie d’agréer, Madame, Monsieur le Maire, mes salutations distinguées.'),
    SIGNATURE_PART,
  ],
};

/** The requester writes for themselves. */
export const EMPLOYER: Letter = {
  file: 'courrier-employeur',
  title: 'Courrier à l’employeur',
  sources: ['code-travail'],
  checked: THIRD_READING,
  confidence: 'read',
  parts: [
    advicePart(
      'Pour un agent public, utilisez plutôt demande-protection-fonctionnelle. La personne accusée peut lire cette lettre. N’y mettez ni adresse, ni téléphone. N’écrivez un nom que si vous en avez la certitude. Vous pouvez aussi voir le CSE, le médecin du travail ou un syndicat. Injure, diffamation : cette lettre n’arrête pas les 3 mois.',
    ),
    textPart('{name}'),
    rightAlignedPart('À l’attention de la direction\n{employer}'),
    DATE,
    textPart('Objet : demande de mesures de protection'),
    textPart('Madame, Monsieur,'),
    textPart('Je travaille dans votre entreprise en qualité de {profession}. Des publications en ligne me visent.'),
    textPart(RECORDED),
    headingPart('Le lien avec mon travail'),
    ruledLinesPart(4),
    headingPart('Mes demandes'),
    textPart(
      'L’employeur prend les mesures nécessaires pour protéger la santé des salariés et pour prévenir les faits répétés qui dégradent leurs conditions de travail (code du travail, articles L4121-1, L1152-4 et L1153-5). Je vous demande de me dire par écrit les mesures que vous prenez.',
    ),
    textPart(
      'Nul ne peut être sanctionné pour avoir relaté de bonne foi de tels faits (code du travail, article L1152-2 ; article L1153-2 si les faits sont sexuels).',
    ),
    checkboxesPart('un rendez-vous, avec une personne de mon choix', 'une visite avec le médecin du travail'),
    ...CLOSING,
  ],
};

/** For a public agent (CGFP, article L134-5). The requester writes for themselves. */
export const PUBLIC_AGENT: Letter = {
  file: 'demande-protection-fonctionnelle',
  title: 'Demande de protection fonctionnelle',
  sources: ['cgfp', 'refus-implicite'],
  checked: SEVENTH_READING,
  confidence: 'verify',
  parts: [
    advicePart(
      'Pour les agents publics seulement : titulaires, contractuels, stagiaires. Envoyez-la en recommandé, ou par la voie hiérarchique contre un récépissé. La personne accusée peut lire cette lettre. N’y mettez ni adresse, ni téléphone. N’écrivez un nom que si vous en avez la certitude. Sans réponse pendant deux mois : c’est un refus. Vous avez alors deux mois pour vous adresser au tribunal administratif, même sans accusé de réception (CRPA L231-4, CJA R421-2). Injure ou diffamation : cette demande n’arrête pas les 3 mois, voyez un avocat. Plainte du ministre (48, 3°) : à vérifier. Elle ne les arrête pas non plus.',
    ),
    textPart('{name}'),
    rightAlignedPart('À l’attention de l’autorité hiérarchique\n{employer}'),
    DATE,
    textPart('Objet : demande de protection fonctionnelle'),
    textPart('Madame, Monsieur,'),
    textPart(
      'Agent public, exerçant les fonctions de {profession}, je demande la protection prévue à l’article L134-5 du code général de la fonction publique, pour des publications en ligne qui me visent en raison de mes fonctions.',
    ),
    textPart(RECORDED),
    headingPart('Le lien avec mes fonctions'),
    ruledLinesPart(4),
    headingPart('Mes demandes'),
    checkboxesPart(
      'la prise en charge des frais d’un avocat de mon choix',
      'des mesures pour faire cesser ces publications',
      'un soutien, et la réparation du préjudice',
      'que le ministre porte plainte (loi du 29 juillet 1881, article 48, 3°)',
    ),
    fieldsPart('Démarches déjà faites'),
    textPart('Je vous remercie de me répondre par écrit.'),
    ...CLOSING,
  ],
};
