import type { RequesterRole } from '../../domain/export/dossierOptions.ts';
import { FIFTH_READING, FOURTH_READING, SEVENTH_READING, THIRD_READING } from '../legalSources.ts';
import {
  advicePart,
  checkboxesPart,
  dangerPart,
  headingPart,
  type Letter,
  type LetterPart,
  listPart,
  ruledLinesPart,
  slotPart,
  textPart,
} from './letter.ts';
import {
  ACCUSED_READS,
  ACCUSED_READS_FIRST,
  ARTICLE_85_START,
  closing,
  enclosed,
  GENERAL_PROSECUTOR,
  head,
  PRESIDENT,
  PROSECUTOR,
} from './officeParts.ts';

/*
 * After the complaint, by whoever filed it: the person concerned, or a parent for a minor. Nobody names an offence, and
 * no letter mentions a delay: those are in the notes to the person.
 */

const NO_STOP =
  'Injure, diffamation, appel public à la violence : voyez un avocat, cette lettre n’arrête pas les 3 mois.';
const KEEP_RECEIPT = 'Envoyez-la en recommandé et gardez l’avis de réception.';

const READ = { checked: THIRD_READING, confidence: 'read', sources: ['code-procedure-penale', 'cpp-suites'] } as const;

type Role = RequesterRole | undefined;

/** What the person noted of their complaint, when it changes the words of a letter. */
export interface NotedComplaint {
  /** It was classée sans suite. */
  readonly isClosed?: boolean;
  /** It is noted without its number. */
  readonly hasNoNumber?: boolean;
}

const isParent = (role: Role): boolean => role === 'parent';

/** Who filed the complaint, when, where and under which number. */
const filedText = (role: Role, { hasNoNumber }: NotedComplaint): LetterPart =>
  textPart(
    `J’ai déposé plainte${isParent(role) ? ', au nom de mon enfant mineur(e) {concerned},' : ''} le {complaintDay}, pour des publications en ligne. Service : {complaintPlace}. ${hasNoNumber ? 'Je ne connais pas le numéro de la procédure.' : 'Référence : {procedure}.'}`,
  );
const targeted = (role: Role): string => (isParent(role) ? 'visent mon enfant' : 'me visent');

/** A complaint to the police starts the three months of article 85 only when its copy reaches the prosecutor. */
export const prosecutorCopyLetter = (role: Role, noted: NotedComplaint): Letter => ({
  ...READ,
  checked: FIFTH_READING,
  file: 'copie-plainte-procureur',
  title: 'Copie de la plainte au procureur de la République',
  parts: [
    advicePart(
      `${KEEP_RECEIPT} Vous pouvez aussi la déposer au tribunal contre un récépissé. Les trois mois ne partent pas de la plainte à la police. ${ARTICLE_85_START} Joignez la copie du procès-verbal de plainte. ${NO_STOP} ${ACCUSED_READS_FIRST}`,
    ),
    ...head(PROSECUTOR, 'copie d’une plainte déposée devant un service de police ou de gendarmerie'),
    filedText(role, noted),
    textPart('Je vous adresse la copie de cette plainte (code de procédure pénale, article 85).'),
    textPart('Je demande à être informé(e) des suites (article 40-2).'),
    ...enclosed('copie du procès-verbal de plainte', 'copie du récépissé'),
    ...closing(PROSECUTOR),
  ],
});

/** News and a copy, once three months have passed; after a classement, which is the news, the copy alone. */
export const newsLetter = (role: Role, noted: NotedComplaint): Letter => ({
  ...READ,
  sources: [...READ.sources, 'cpp-saisine'],
  file: 'demande-avis-et-copie',
  ...(noted.isClosed ? copyAfterClosing(role, noted) : askedNews(role, noted)),
});

type Wording = Pick<Letter, 'title' | 'parts'>;

const copyAfterClosing = (role: Role, noted: NotedComplaint): Wording => ({
  title: 'Demande de copie du dossier, après un classement sans suite',
  parts: [
    advicePart(
      `Gardez la preuve de l’envoi. ${NO_STOP} N’attendez pas la réponse pour agir. Ne retardez pas le recours pour cette copie. ${ACCUSED_READS}`,
    ),
    ...head(PROSECUTOR, 'demande de copie du dossier, après un classement sans suite'),
    filedText(role, noted),
    textPart(
      'J’ai reçu l’avis de classement du {closedDay}. Je demande une copie du dossier, avec votre autorisation (article R155).',
    ),
    headingPart('Pièces jointes'),
    listPart('copie de l’avis de classement'),
    ...closing(PROSECUTOR),
  ],
});

const askedNews = (role: Role, noted: NotedComplaint): Wording => ({
  title: 'Demande d’avis sur les suites, et de copie',
  parts: [
    advicePart(
      `Trois mois après l’avis de réception, sans réponse, vous pouvez aussi vous adresser à un juge d’instruction : voyez un avocat. Gardez la preuve de l’envoi. ${NO_STOP} N’attendez pas la réponse pour agir. ${ACCUSED_READS}`,
    ),
    ...head(PROSECUTOR, 'demande d’avis sur les suites d’une plainte, et de copie'),
    filedText(role, noted),
    textPart('Vous en avez reçu la copie, ou la plainte elle-même, le {received}.'),
    textPart('Je n’ai pas reçu d’avis. Je vous remercie de me dire quelles suites ont été données (article 40-2).'),
    textPart('Je demande aussi :'),
    checkboxesPart(
      'le nom du service qui enquête, et le numéro de la procédure',
      'si elle est classée sans suite : l’avis, avec ses raisons',
      'si elle est close : une copie du dossier, avec votre autorisation (article R155)',
    ),
    headingPart('Pièces jointes'),
    listPart('copie de l’avis de réception, ou du récépissé'),
    ...closing(PROSECUTOR),
  ],
});

/** Against a closing without action (classement sans suite). */
export const appealLetter = (role: Role, noted: NotedComplaint): Letter => ({
  ...READ,
  file: 'recours-classement',
  title: 'Recours contre un classement sans suite',
  parts: [
    advicePart(
      `Le texte ne fixe pas de délai pour ce recours. Il n’arrête pas la prescription : voyez un avocat aussi. ${NO_STOP} La copie du dossier (R155) se demande avec l’autorisation du procureur ; ne retardez pas le recours pour elle. Joignez ce qui est nouveau. ${KEEP_RECEIPT} ${ACCUSED_READS}`,
    ),
    ...head(GENERAL_PROSECUTOR, 'recours contre une décision de classement sans suite'),
    filedText(role, noted),
    textPart(
      'Par un avis du {closedDay}, le procureur de la République de {court} a classé cette plainte sans suite. Motif indiqué : {reason}.',
    ),
    textPart(
      'Je forme un recours contre cette décision (code de procédure pénale, article 40-3) et je vous demande d’enjoindre au procureur de la République d’engager des poursuites.',
    ),
    headingPart('Mes raisons'),
    checkboxesPart(
      'des publications nouvelles, depuis la plainte',
      'des comptes dont l’identité n’a pas été demandée',
      'un témoin qui n’a pas été entendu',
      'un certificat médical nouveau',
    ),
    ruledLinesPart(4),
    headingPart('Ce que montrent les pièces'),
    textPart(
      `Des publications qui ${targeted(role)} ont été {putOnline} {published}, sur {platforms}. Le dossier joint compte {exhibits}.`,
    ),
    slotPart('accounts'),
    ...enclosed('copie de l’avis de classement', 'copie de la plainte'),
    ...closing(GENERAL_PROSECUTOR),
  ],
});

/** Only what is new since the last dossier, under the same numbers. */
export const supplementLetter = (role: Role, noted: NotedComplaint): Letter => ({
  ...READ,
  file: 'complement-plainte',
  title: 'Complément de plainte',
  parts: [
    advicePart(
      `Une menace avec un jour ou un lieu ? Au commissariat ou à la brigade aujourd’hui, pas par la poste. Donnez aussi une copie au service qui enquête. N’écrivez pas ce que vous avez fait vous-même avant d’en parler à un avocat. Un soupçon se dit comme un soupçon, avec ses raisons (226-10). ${NO_STOP} ${KEEP_RECEIPT} ${ACCUSED_READS}`,
    ),
    ...head(PROSECUTOR, 'complément d’une plainte pour des faits commis en ligne'),
    filedText(role, noted),
    textPart(
      `Depuis le dossier du {previousDay}, d’autres publications qui ${targeted(role)} ont été enregistrées. Voici seulement ce qui est nouveau. Les numéros des pièces continuent ceux de ce dossier.`,
    ),
    dangerPart(isParent(role) ? 'Je vous signale mes craintes pour mon enfant' : 'Je vous signale mes craintes'),
    headingPart('Les faits nouveaux'),
    slotPart('gravest'),
    slotPart('chronology'),
    headingPart('Les comptes'),
    slotPart('accounts'),
    headingPart('Mes demandes'),
    textPart('Je demande que ce complément soit joint à la procédure.'),
    textPart(
      'Je demande en urgence la conservation des données d’identification et de connexion des comptes à l’origine de ces faits.',
    ),
    ...enclosed('certificat médical nouveau : {others}'),
    ...closing(PROSECUTOR),
  ],
});

/** Before the trial. The law wants the papers that prove the damage with it. */
export const civilPartyLetter = (role: Role): Letter => ({
  ...READ,
  checked: FOURTH_READING,
  sources: ['cpp-proces', 'partie-civile'],
  file: 'partie-civile',
  title: 'Constitution de partie civile par lettre',
  parts: [
    advicePart(
      `Un crime (un viol) ? Une lettre ne suffit pas : venez avec un avocat (à vérifier). Seulement quand une date d’audience est connue : elle est sur l’avis à victime. Vous avez fait citer l’auteur, ou demandé le juge d’instruction ? Cette lettre n’est pas pour vous : venez, ou l’avocat vient (425). La lettre doit arriver 24 heures au moins avant l’audience. Envoyez-la en recommandé avec avis de réception, par télécopie ou au courriel du greffe (420-1). En retard ? Elle reste valable si le tribunal la lit avant les réquisitions. Curatelle : le curateur agit avec vous (C. civ. 468). Tutelle : le tuteur agit, parfois avec l’autorisation du juge (475, à vérifier). Appelez votre caisse à la cause avant l’audience (CSS L376-1). Ville à cacher ? Son nom dit le département : demandez à l’avocat. Votre numéro de sécurité sociale : à la caisse seulement, pas ici. Un avocat est utile : le tribunal ne peut pas donner plus que la somme demandée. Joignez une copie de chaque facture. Adresse à cacher ? Masquez-la, et la ville aussi. Gardez l’avis de réception. ${ACCUSED_READS}`,
    ),
    ...head(PRESIDENT, 'constitution de partie civile (code de procédure pénale, article 420-1)'),
    textPart('Si ce n’est pas le tribunal correctionnel :'),
    checkboxesPart('tribunal de police', 'tribunal pour enfants', 'juge des enfants', 'juge de l’homologation (CRPC)'),
    textPart(
      `Je soussigné(e) {name}, né(e) le {birth} à {birthplace}, domicilié(e), pour cette affaire, {address}${isParent(role) ? ', représentant légal de mon enfant mineur(e) {concerned}, né(e) le {childBirth},' : ','} me constitue partie civile${isParent(role) ? ' en son nom' : ''} dans l’affaire appelée à l’audience du {hearing}, contre {accused}, numéro de parquet {parquet}.`,
    ),
    checkboxesPart(
      ...(isParent(role) ? ['et en mon propre nom, pour mon propre préjudice'] : []),
      'et contre les civilement responsables : {liable} (code civil, article 1242)',
    ),
    textPart('Organisme de sécurité sociale : {healthFund}.'),
    textPart('Je demande à titre de dommages et intérêts la somme de {damage}, qui se décompose ainsi :'),
    {
      kind: 'table',
      rows: 6,
      head: ['Date', 'Ce qui a été payé, perdu ou subi', 'Montant', 'Justificatif joint'],
      of: 'costs',
    },
    checkboxesPart('Je demande aussi, pour les frais, la somme de {costs} (code de procédure pénale, article 475-1).'),
    textPart(
      'Le dossier de captures compte {exhibits}. Les publications ont été {putOnline} {published}, sur {platforms}.',
    ),
    checkboxesPart('je serai présent(e) à l’audience', 'je ne serai pas présent(e) à l’audience (article 420-1)'),
    headingPart('Pièces jointes'),
    listPart('les justificatifs du tableau, numérotés', 'l’avis à victime', 'dossier de captures {file}, {exhibits}'),
    ...closing(PRESIDENT),
  ],
});

/** A judge or the prosecutor decides; the telephone exists only for the cases of article 41-3-1. */
export const noContactLetter = (role: Role, noted: NotedComplaint): Letter => ({
  ...READ,
  sources: [...READ.sources, 'de-memoire'],
  checked: SEVENTH_READING,
  confidence: 'verify',
  file: 'demande-interdiction-contact',
  title: 'Demande d’interdiction de contact',
  parts: [
    advicePart(
      `En danger maintenant : appelez le 17. Le téléphone grave danger est pour les violences d’un conjoint ou d’un ex, et pour le viol. Il faut ne pas vivre avec l’auteur, et une interdiction de contact, ou un danger prouvé et proche (41-3-1). Sinon, retirez cette case. Conjoint ou ex : demandez aussi une ordonnance de protection au juge, avec le 3919. Demandez une évaluation de vos besoins de protection (CPP 10-5, à vérifier). N’écrivez un lieu que si la personne accusée le connaît déjà. Les autres lieux : parlez-en d’abord à l’avocat ou au 116 006. Le procès-verbal sera lu aussi.${isParent(role) ? ' Téléphone grave danger pour un mineur : à vérifier.' : ''} ${ACCUSED_READS}`,
    ),
    ...head(PROSECUTOR, 'demande de protection pendant la procédure'),
    filedText(role, noted),
    headingPart(isParent(role) ? 'Ce que je crains pour mon enfant' : 'Ce que je crains'),
    dangerPart(undefined, 3),
    headingPart('Ce qui fonde ces craintes'),
    slotPart('gravest'),
    slotPart('sums'),
    textPart(
      `Les publications qui ${targeted(role)} ont été {putOnline} {published}. Le dossier joint compte {exhibits}.`,
    ),
    headingPart('Mes demandes'),
    textPart(
      `Dès qu’une mesure le permet, je demande que la personne mise en cause ait l’interdiction d’entrer en contact avec ${isParent(role) ? 'mon enfant' : 'moi'}, par tout moyen, y compris en ligne et par un autre compte.`,
    ),
    checkboxesPart(
      `une évaluation ${isParent(role) ? 'des besoins de protection de mon enfant' : 'de mes besoins de protection'} (code de procédure pénale, article 10-5)`,
      `l’interdiction de paraître près de : ____________________________`,
      'être informé(e) si la personne mise en cause est libérée ou si la mesure change',
      `un téléphone grave danger (code de procédure pénale, article 41-3-1) ${isParent(role) ? 'pour mon enfant, qui y consent et ne vit pas avec la personne mise en cause' : ': j’y consens, et je ne vis pas avec la personne mise en cause'}`,
    ),
    ...enclosed('copie du récépissé de plainte'),
    ...closing(PROSECUTOR),
  ],
});
