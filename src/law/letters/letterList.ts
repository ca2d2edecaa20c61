import type { RequesterRole } from '../../domain/export/dossierOptions.ts';
import { FIFTH_READING, SECOND_READING, THIRD_READING } from '../legalSources.ts';
import { doctorSheet } from './doctorSheet.ts';
import {
  appealLetter,
  civilPartyLetter,
  type NotedComplaint,
  newsLetter,
  noContactLetter,
  prosecutorCopyLetter,
  supplementLetter,
} from './followUpLetters.ts';
import { AUTHORISATION, COMPLAINT, insurerLetter, WITNESS } from './formLetters.ts';
import {
  advicePart,
  checkboxesPart,
  fieldsPart,
  headingPart,
  type Letter,
  notePart,
  reasonsPart,
  ruledLinesPart,
  SIGNATURE_PART,
  slotPart,
  textPart,
} from './letter.ts';
import { prosecutorLetter } from './prosecutorLetter.ts';
import { ELECTED, EMPLOYER, PUBLIC_AGENT, schoolLetter, universityLetter } from './requestLetters.ts';

/** One block per address. PHAROS takes only public content that is not a private matter. */
const PHAROS: Letter = {
  file: 'signalement-pharos',
  title: 'Signalement à PHAROS',
  sources: ['service-public-pharos'],
  checked: SECOND_READING,
  confidence: 'read',
  parts: [
    notePart(
      'Un bloc par adresse, à reporter dans le formulaire de internet-signalement.gouv.fr. Seulement des contenus visibles par tous, qui ne sont pas une affaire privée avec une personne connue. Un signalement n’est pas une plainte.',
    ),
    slotPart('reports'),
    headingPart('Coordonnées, facultatives'),
    fieldsPart('Nom et prénom', 'Adresse électronique'),
  ],
};

const FOR_CHILD = 'au nom de mon enfant mineur(e)';

/** Has the four contents that article 16(2) of regulation (EU) 2022/2065 (DSA) requires. */
export const platformNotice = (file: string, platform: string, role?: RequesterRole): Letter => ({
  file,
  title: `Notification d’un contenu illicite : ${platform}`,
  sources: ['reglement-dsa', 'service-public-cyberharcelement', 'code-penal', 'loi-1881-suite'],
  checked: THIRD_READING,
  confidence: 'read',
  parts: [
    advicePart(
      `Envoyez-la par le formulaire ou à l’adresse électronique que ${platform} indique pour les notifications. Ce que vous aviez coché l’est déjà : corrigez-le, et dites pourquoi. C’est le plus important. Une notification que l’on sait fausse est punie. L’auteur peut apprendre qui l’a signalé (à vérifier). Vous le craignez ? Donnez un e-mail qu’il ne connaît pas, ou passez par le 3018.`,
    ),
    textPart('Notification selon l’article 16 du règlement (UE) 2022/2065 sur les services numériques'),
    headingPart('Contenus notifiés et leur emplacement exact'),
    slotPart('notices'),
    headingPart('Raisons pour lesquelles ces contenus sont illicites'),
    textPart('Relève du droit français :'),
    reasonsPart(
      ['injure ou diffamation publique (loi du 29 juillet 1881, articles 29, 32 et 33)', 'insult', 'accusation'],
      ['injure, diffamation ou provocation discriminatoires (loi du 29 juillet 1881, articles 24, 32 et 33)', 'hate'],
      ['menaces (222-17)', 'threat'],
      ['harcèlement (222-33-2-2)', 'insistence'],
      ['appel public à un crime ou à des violences (loi du 29 juillet 1881, article 24)', 'incitement'],
      ['image intime (226-2-1)', 'intimate-image'],
      ['montage (226-8, 226-8-1)'],
      ['usurpation (226-4-1)', 'impersonation'],
      ['vie privée, adresse divulguée (226-1, 226-2, 223-1-1)', 'private-life'],
      ['chantage (312-10)', 'blackmail'],
      ['image d’un mineur (227-23 : le nom de l’auteur de la notification est facultatif)'],
      ['autre : ____________'],
    ),
    textPart('Parce que :'),
    ruledLinesPart(6),
    headingPart('Auteur de la notification'),
    textPart('Nom : {name}\nAdresse électronique : {email}'),
    ...(role === undefined ? [checkboxesPart(FOR_CHILD)] : role === 'parent' ? [textPart(`☒ ${FOR_CHILD}`)] : []),
    textPart(
      'Je déclare penser, de bonne foi, que les informations et allégations contenues dans cette notification sont exactes et complètes.',
    ),
    textPart('Merci d’accuser réception et de me dire votre décision et les recours (article 16, paragraphes 4 et 5).'),
    textPart('Le {day}'),
    SIGNATURE_PART,
  ],
});

/**
 * For an intimate image, real or made by a computer: a platform that serves people in the United States removes it
 * within 48 hours of a notice with these four contents (TAKE IT DOWN Act, 47 U.S.C. 223a, since 19 May 2026). In
 * English, as its reader is. Its use by somebody outside the United States is to be verified.
 */
export const usNotice = (file: string, platform: string): Letter => ({
  file,
  title: `Notice of an intimate image: ${platform}`,
  language: 'en-US',
  sources: ['take-it-down-act'],
  checked: FIFTH_READING,
  confidence: 'verify',
  parts: [
    advicePart(
      `Loi américaine : si ${platform} sert le public aux États-Unis, elle doit retirer une image intime, vraie ou fabriquée, en 48 heures (47 U.S.C. 223a). Hors des États-Unis : à vérifier. Un proche : avec son accord écrit (à vérifier). Donnez une adresse e-mail que l’auteur ne connaît pas. Envoyez la demande par le formulaire que ${platform} indique, puis notez le jour dans « Ma plainte ». Nous vous dirons de vérifier. Aussi : le 3018 ; image prise dès 18 ans, StopNCII ; avant, Take It Down.`,
    ),
    textPart('Notice under the TAKE IT DOWN Act (47 U.S.C. 223a)'),
    checkboxesPart(
      'I am the person shown.',
      'I am authorised in writing by the person shown: {concerned}.',
      'The image is real.',
      'The image was made or changed by a computer.',
    ),
    headingPart('Where the image is'),
    slotPart('addresses'),
    headingPart('Statement'),
    textPart('I believe in good faith that this intimate image was published without the consent of the person shown.'),
    textPart('What helps to understand this:'),
    ruledLinesPart(3),
    textPart('Please remove it within 48 hours, with the identical copies that you can find.'),
    headingPart('Contact'),
    textPart('Name: {name}\nE-mail: {email}'),
    textPart('Date: {isoDay}'),
    textPart('Signature:\n\n\n'),
  ],
});

type Role = RequesterRole | undefined;

/** For whoever filed the complaint, or can. */
const forComplainant =
  (letter: (role: Role, noted: NotedComplaint) => Letter) =>
  (role: Role, noted: NotedComplaint = {}): Letter | null =>
    isForAnother(role) ? null : letter(role, noted);

const isForAnother = (role: Role): boolean => role === 'relative' || role === 'professional';

/**
 * All letters except the notices, one per platform (`platformNotice`), as each role writes them. Null: not for that
 * role. A requester who did not say who they are gets the letters of the person concerned, and may need an
 * authorisation.
 */
export const LETTERS = {
  prosecutor: prosecutorLetter,
  prosecutorCopy: forComplainant(prosecutorCopyLetter),
  // Only when a dossier was made before, and has fewer exhibits.
  supplement: forComplainant(supplementLetter),
  news: forComplainant(newsLetter),
  appeal: forComplainant(appealLetter),
  // A minor is represented: a parent signs, or a person appointed by a court.
  civilParty: (role) => (role === 'minor' ? null : forComplainant(civilPartyLetter)(role)),
  noContact: forComplainant(noContactLetter),
  doctor: forComplainant(doctorSheet),
  pharos: () => PHAROS,
  // The contract is that of the person concerned, or of a parent.
  insurer: (role) => (isForAnother(role) ? null : insurerLetter(role)),
  complaint: () => COMPLAINT,
  witness: () => WITNESS,
  // The person concerned and a parent need none.
  authorisation: (role) => (isForAnother(role) || role === undefined ? AUTHORISATION : null),
  school: schoolLetter,
  university: universityLetter,
  employer: (role) => (isForAnother(role) || role === 'parent' ? null : EMPLOYER),
  publicAgent: (role) => (role === 'self' || role === undefined ? PUBLIC_AGENT : null),
  elected: (role) => (role === 'self' || role === undefined ? ELECTED : null),
} as const satisfies Readonly<Record<string, (role: Role, noted?: NotedComplaint) => Letter | null>>;
