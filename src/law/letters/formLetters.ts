import type { RequesterRole } from '../../domain/export/dossierOptions.ts';
import { SECOND_READING, SEVENTH_READING, THIRD_READING } from '../legalSources.ts';
import {
  advicePart,
  checkboxesPart,
  dangerPart,
  fieldsPart,
  headingPart,
  type Letter,
  listPart,
  notePart,
  rightAlignedPart,
  ruledLinesPart,
  SIGNATURE_PART,
  slotPart,
  textPart,
} from './letter.ts';

/**
 * To the insurer of the requester, who fills in the day of knowledge: the contract's time runs from it (code des
 * assurances, L113-2, 4°).
 */
export const insurerLetter = (role: RequesterRole | undefined): Letter => ({
  file: 'courrier-assurance',
  title: 'Déclaration de litige à l’assureur',
  sources: ['code-assurances'],
  checked: THIRD_READING,
  confidence: 'read',
  parts: [
    advicePart(
      'Contrat commun avec la personne accusée, ou à son nom ? N’envoyez rien : voyez d’abord le 3919 ou l’avocat. N’y joignez pas le dossier. Le contrat fixe un délai, parfois cinq jours ouvrés (code des assurances, L113-2). En retard ? Déclarez quand même, avec la vraie date : l’assureur doit prouver que ce retard lui a nui.',
    ),
    textPart('{name}\n{address}\n{phone}\n{email}'),
    rightAlignedPart('À {insurer}\nContrat n° {contract}, au nom de {holder}'),
    rightAlignedPart('{place}, le {day}'),
    textPart('Objet : déclaration de litige, garantie de protection juridique'),
    textPart('Madame, Monsieur,'),
    textPart(
      `Je vous déclare un litige : des publications en ligne ${role === 'parent' ? 'visent mon enfant mineur(e) {concerned}' : 'me visent'}. J’ai eu connaissance de ces publications le {known}. Elles sont enregistrées : {exhibits}, sur {platforms}.`,
    ),
    textPart(
      'Je vous remercie de me dire si ce contrat couvre les frais d’un avocat et ceux d’un constat de commissaire de justice, à quelles conditions et dans quelle limite.',
    ),
    textPart('Je souhaite choisir mon avocat (code des assurances, article L127-3).'),
    textPart('Je vous remercie de m’accuser réception de cette déclaration et de m’indiquer le numéro du dossier.'),
    textPart('Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.'),
    SIGNATURE_PART,
  ],
});

export const COMPLAINT: Letter = {
  file: 'aide-memoire-plainte',
  title: 'Aide-mémoire pour le dépôt de plainte',
  sources: ['code-procedure-penale', 'defenseur-2013', 'service-public-plainte', 'iscg', 'de-memoire'],
  checked: SEVENTH_READING,
  confidence: 'verify',
  parts: [
    headingPart('À l’accueil'),
    listPart(
      'La plainte est déposée par la personne visée, même mineure, ou par les parents d’une personne mineure. Adulte sous tutelle : la personne elle-même, ou son tuteur (à vérifier). Victime décédée : sa famille.',
      'La police et la gendarmerie sont tenues de recevoir la plainte, où que les faits aient eu lieu (code de procédure pénale, article 15-3).',
      'Aucune preuve n’est exigée pour déposer plainte.',
      'Un récépissé (le papier qui dit que la plainte est déposée) est remis aussitôt ; une copie du procès-verbal, si on la demande (article 15-3).',
      'Un représentant légal et une personne majeure de son choix, ou un avocat, peuvent accompagner la victime (articles 10-2 et 10-4).',
      'Un interprète et un récépissé traduit peuvent être demandés (article 10-2).',
      'Adresse : celle de la personne qui dépose plainte, ou celle d’un tiers qui est d’accord, avocat ou association (articles 10-2 et 40-4-1). L’auteur pourra lire le procès-verbal : téléphone, travail, ville se disent à part. Numéro sûr : jamais un téléphone dont l’auteur connaît le code.',
      'Cette adresse change : le procureur en est informé par lettre recommandée. Sinon, ses lettres comptent comme reçues (article 40-4-1).',
      'Agent public ou maire visé à cause de ses fonctions : l’adresse professionnelle, sans accord (article 40-4-1, à vérifier).',
      'Une somme en réparation peut déjà être demandée à l’enquêteur, si le procureur est d’accord (article 420-1).',
      'Certains commissariats et brigades ont une travailleuse sociale ou une psychologue.',
      'Quand on ne sait pas qui se sert d’un compte, la plainte est déposée contre personne inconnue (plainte contre X).',
    ),
    headingPart('Ce qui est remis'),
    checkboxesPart(
      'le dossier {file}, {exhibits}',
      'remise.pdf, pour noter l’empreinte au procès-verbal',
      'une pièce d’identité',
      'les certificats, les échanges avec la plateforme, les numéros de signalement',
    ),
    headingPart('Ce qui peut être demandé'),
    checkboxesPart(
      'demander un examen par un médecin légiste (ITT)',
      'demander la conservation des données des comptes, en urgence',
      'demander une évaluation des besoins de protection (CPP 10-5, à vérifier)',
    ),
    headingPart('En bref'),
    textPart('Publications {putOnline} {published}, sur {platforms}.'),
    slotPart('accounts'),
    slotPart('sums'),
    dangerPart(),
    headingPart('Ce qui reste à noter'),
    fieldsPart(
      'Qui a fourni les conversations importées, de quel téléphone',
      'Qui a reçu une image, à quelle heure, sur quel téléphone',
      'Âge de l’auteur, s’il est connu',
    ),
    fieldsPart('Service et date', 'Numéro du procès-verbal', 'Nom de l’enquêteur', 'Ce qui a été dit pour la suite'),
  ],
};

/** Code de procédure civile, article 202. Instructions and blanks: witnesses write their statement themselves. */
export const WITNESS: Letter = {
  file: 'guide-attestation',
  title: 'Guide pour une attestation de témoin',
  sources: ['code-procedure-civile'],
  checked: SECOND_READING,
  confidence: 'read',
  parts: [
    notePart(
      'Article 202 du code de procédure civile ; formulaire cerfa n° 11527*03. L’attestation est écrite, datée et signée de la main de son auteur. Elle dit seulement ce que cette personne a vu ou entendu elle-même. Personne n’atteste pour soi-même. La personne accusée lira votre adresse. Dans une affaire pénale, les enquêteurs peuvent entendre le témoin, parfois sans donner son adresse (CPP 706-57, à vérifier).',
    ),
    headingPart('Ce que l’attestation contient'),
    checkboxesPart(
      'nom et prénoms',
      'date et lieu de naissance',
      'adresse',
      'profession',
      'lien de parenté, d’alliance, de subordination, de collaboration ou d’intérêts avec les parties, ou leur absence',
      'ce que la personne a vu ou constaté elle-même, avec les dates',
      'la mention qu’elle est établie en vue de sa production en justice',
      'la mention que son auteur sait qu’une fausse attestation l’expose à des sanctions pénales',
      'date et signature, à la main',
      'copie d’une pièce d’identité portant la signature',
    ),
    headingPart('À écrire à la main'),
    fieldsPart('Nom et prénoms', 'Né(e) le, à', 'Adresse', 'Profession', 'Lien avec les parties'),
    ruledLinesPart(14),
    textPart(
      'Phrase à recopier à la main : « Je sais que cette attestation est établie en vue de sa production en justice et qu’une fausse attestation de ma part m’expose à des sanctions pénales. »',
    ),
    ruledLinesPart(3),
    fieldsPart('Date', 'Signature'),
  ],
};

export const AUTHORISATION: Letter = {
  file: 'autorisation',
  title: 'Autorisation de la personne concernée',
  sources: ['advice'],
  checked: THIRD_READING,
  confidence: 'read',
  parts: [
    textPart(
      'Je soussigné(e) {concerned}, né(e) le {birth}, autorise {name} à enregistrer pour moi des publications en ligne qui me visent.',
    ),
    headingPart('Ce que j’autorise'),
    checkboxesPart(
      'enregistrer des publications visibles par tous',
      'enregistrer des messages que j’ai reçus et que je lui montre',
      'voir et enregistrer les images intimes où je suis majeur(e)',
      'les remettre à la police, à la gendarmerie, au procureur ou à mon avocat',
      'remettre le dossier à la police, à la gendarmerie ou au procureur',
      'remettre le dossier à mon avocat, à une association',
      'remettre à l’établissement scolaire les captures que je choisis',
    ),
    fieldsPart('Comptes et plateformes concernés', 'Ce que je n’autorise pas'),
    textPart(
      'Cette autorisation vaut jusqu’au {until}. À la fin, {name} me remet ce qui a été enregistré, puis l’efface. Si une plainte est en cours ou possible, {name} en garde une copie jusqu’à la décision définitive, sauf refus de ma part.',
    ),
    textPart(
      'Je peux retirer cette autorisation à tout moment. Elle ne permet pas de se connecter à mes comptes. Elle ne vaut pas mandat de porter plainte à ma place.',
    ),
    fieldsPart('Fait à', 'Le', 'Signature'),
    headingPart('Si la personne est mineure'),
    textPart('Un parent signe aussi, sauf un parent mis en cause par les faits.'),
    textPart(
      'Image intime d’un mineur : personne ne la garde ni ne la regarde, même avec cette feuille (code pénal, article 227-23).',
    ),
    fieldsPart('Nom du parent', 'Signature du parent'),
  ],
};
