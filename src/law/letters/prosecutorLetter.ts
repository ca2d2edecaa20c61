import type { RequesterRole } from '../../domain/export/dossierOptions.ts';
import { FIFTH_READING, SEVENTH_READING } from '../legalSources.ts';
import {
  advicePart,
  checkboxesPart,
  dangerPart,
  fieldsPart,
  headingPart,
  type Letter,
  type LetterPart,
  slotPart,
  textPart,
} from './letter.ts';
import { ACCUSED_READS_FIRST, ARTICLE_85_START, closing, enclosed, head, PROSECUTOR } from './officeParts.ts';

/*
 * To the procureur de la République. The complaint has the seven contents that service-public.fr requires. Nobody names
 * an offence: qualifying the facts would bind the person for a press offence (law of 1881, articles 50 and 53).
 */

export function prosecutorLetter(role: RequesterRole | undefined): Letter {
  switch (role) {
    case 'parent':
      return complaintLetter(PARENT);
    case 'minor':
      return complaintLetter(MINOR);
    case 'relative':
    case 'professional':
      return reportLetter(role);
    case 'self':
      return complaintLetter(SELF);
    default:
      return complaintLetter(UNSTATED);
  }
}

const COMMON_NOTE = `Injure, diffamation, appel public à la violence : voyez un avocat, cette lettre n’arrête pas les 3 mois. Un jour ou un lieu annoncé ? Au commissariat ou à la brigade aujourd’hui, pas par la poste. Un soupçon se dit comme un soupçon, avec ses raisons : accuser quelqu’un en sachant que c’est faux est puni (226-10). ${ACCUSED_READS_FIRST} Tribunal : celui du domicile de la personne visée convient pour des faits en ligne. Ville à cacher ? Celui de l’auteur convient aussi (CPP 43) : voyez un avocat.`;

const COMPLAINT_NOTE = `${COMMON_NOTE} N’écrivez pas ce que vous avez fait vous-même (réponses, accès à un compte) avant d’en parler à un avocat. Meute : demandez-lui si Paris (pôle national) convient mieux. Gardez l’avis de réception. ${ARTICLE_85_START}`;
const MINOR_NOTE =
  'Vos parents seront sans doute prévenus (à vérifier). Vous les craignez ? Dites-le d’abord au 119 ou à l’enquêteur. Une autre personne peut vous représenter (CPP 706-50, à vérifier).';

const REPORT_NOTE = advicePart(
  `${COMMON_NOTE} Agent public : vous devez prévenir le procureur sans délai d’un crime ou d’un délit (CPP 40). Violences d’un conjoint ou d’un ex : parlez d’abord avec la victime, et avec le 3919. Tenu au secret : accord de la personne majeure, sauf 226-14. Mineur : CRIP (les services de protection de l’enfance) ou 119. Violences ou actes sexuels sur un mineur ou une personne vulnérable : la loi oblige à prévenir (434-3). Tenu au secret : ce texte ne vous oblige pas, 226-14 vous le permet. Victime décédée : sa famille peut porter plainte.`,
);

const IDENTITY = 'Je soussigné(e) {name}, né(e) le {birth} à {birthplace}, de nationalité {nationality}';
const ADDRESS = 'domicilié(e), pour cette plainte, {address}';
const FACTS =
  'ai l’honneur de porter à votre connaissance les faits suivants, {posted} {published} au moyen de {platforms}';

/** What differs between the persons who may file a complaint. */
interface Complainant {
  /** Who writes, up to the facts. */
  readonly opening: string;
  readonly victim: string;
  readonly fears: string;
  readonly requests: readonly LetterPart[];
  readonly papers: readonly string[];
  /** What the note adds for them, from memory. */
  readonly cautiousNote?: string;
}

const SELF: Complainant = {
  opening: `${IDENTITY}, ${ADDRESS}`,
  victim: 'me visent',
  fears: 'Je vous signale mes craintes',
  requests: [
    textPart('Je demande à être informé(e) des suites (code de procédure pénale, article 40-2).'),
    textPart('Je demande un récépissé et le numéro de la procédure.'),
    checkboxesPart('être examiné(e) par un médecin légiste, pour fixer l’incapacité totale de travail (ITT)'),
    textPart('Je me réserve la possibilité de me constituer partie civile.'),
  ],
  papers: ['copie de ma pièce d’identité (facultative), adresse masquée'],
};

/** Of a requester who did not say who they are: they keep what is true. */
const UNSTATED: Complainant = { ...SELF, victim: 'me visent (ou visent : {concerned})' };

const MINOR: Complainant = {
  ...SELF,
  opening: `${IDENTITY}, mineur(e), ${ADDRESS}`,
  requests: [
    ...SELF.requests.slice(0, -1),
    fieldsPart('L’adulte que j’ai choisi pour m’accompagner, s’il y en a un'),
    textPart('Une indemnisation pourra être demandée plus tard pour moi.'),
  ],
  cautiousNote: MINOR_NOTE,
};

const PARENT: Complainant = {
  opening: `${IDENTITY}, ${ADDRESS}, agissant en qualité de représentant légal de mon enfant mineur(e) {concerned}, né(e) le {childBirth}`,
  victim: 'visent mon enfant',
  fears: 'Je vous signale mes craintes pour mon enfant',
  requests: [
    textPart('Je demande à être informé(e) des suites (code de procédure pénale, article 40-2).'),
    textPart('Je demande un récépissé et le numéro de la procédure.'),
    checkboxesPart(
      'que mon enfant soit examiné(e) par un médecin légiste, pour fixer l’incapacité totale de travail (ITT)',
    ),
    textPart('Je me réserve la possibilité de me constituer partie civile au nom de mon enfant.'),
  ],
  papers: [
    'copie de ma pièce d’identité (facultative), adresse masquée',
    'copie du livret de famille (facultative) : la page de l’enfant, adresse masquée',
  ],
};

function complaintLetter({ opening, victim, fears, requests, papers, cautiousNote }: Complainant): Letter {
  return {
    ...COMMON,
    ...(cautiousNote !== undefined && {
      sources: [...COMMON.sources, 'de-memoire'],
      checked: SEVENTH_READING,
      confidence: 'verify',
    }),
    title: 'Lettre de plainte au procureur de la République',
    parts: [
      advicePart([COMPLAINT_NOTE, cautiousNote ?? []].flat().join(' ')),
      ...head(PROSECUTOR, 'plainte pour des faits commis en ligne'),
      textPart(
        `${opening}, ${FACTS}, qui ${victim}, et de déposer plainte contre personne inconnue (plainte contre X), ou contre {against}.`,
      ),
      dangerPart(fears),
      ...factParts,
      headingPart('Les témoins'),
      slotPart('witnesses'),
      headingPart('Les conséquences et le préjudice'),
      slotPart('impact'),
      textPart('Estimation, provisoire ou définitive, du préjudice : {damage}.'),
      headingPart('Mes demandes'),
      CONSERVATION,
      checkboxesPart(
        'que la suspension des comptes de la liste ci-dessus soit requise, par leur identifiant (code pénal, article 131-35-1)',
      ),
      ...requests,
      QUALIFICATION,
      ...enclosed(...papers, 'autres documents (certificat médical, arrêt de travail, constat) : {others}'),
      ...closing(PROSECUTOR),
    ],
  };
}

/** A report: only the person concerned, or the parent of a minor, files a complaint. */
function reportLetter(role: 'relative' | 'professional'): Letter {
  const capacity =
    role === 'professional'
      ? 'agissant en qualité de {profession}, au sein de {organisation}'
      : 'proche de {concerned}';
  return {
    ...COMMON,
    file: 'signalement-procureur',
    title: 'Signalement au procureur de la République',
    parts: [
      REPORT_NOTE,
      ...head(PROSECUTOR, 'signalement de faits commis en ligne'),
      textPart(
        `Je soussigné(e) {name}, ${capacity}, joignable à l’adresse {address}, ${FACTS}, qui visent {concerned}.`,
      ),
      checkboxesPart(
        '{concerned} n’est pas représenté(e) par moi et peut déposer plainte',
        'je suis son tuteur (jugement joint), et je dépose plainte en son nom',
        'je suis son curateur (jugement joint), et cette plainte est aussi la sienne : sa signature ____________',
      ),
      textPart('Je vous écris :'),
      checkboxesPart('avec son accord, le ____________', 'sans son accord, parce que : ____________________________'),
      ...factParts,
      headingPart('Les témoins'),
      slotPart('witnesses'),
      headingPart('Ce que j’ai constaté moi-même'),
      slotPart('observed'),
      headingPart('Ce que je porte à votre attention'),
      CONSERVATION,
      QUALIFICATION,
      ...enclosed('l’autorisation écrite de {concerned}, si elle existe'),
      ...closing(PROSECUTOR),
    ],
  };
}

const COMMON = {
  file: 'lettre-procureur',
  sources: [
    'service-public-plainte',
    'code-procedure-penale',
    'cpp-saisine',
    'cpp-suites',
    'code-penal',
    'conservation-europe',
    'informatique-libertes',
  ],
  checked: FIFTH_READING,
  confidence: 'read',
} as const;

const factParts: readonly LetterPart[] = [
  headingPart('Les faits'),
  slotPart('narrative'),
  slotPart('gravest'),
  slotPart('sums'),
  textPart('Les publications enregistrées, par date ; leur texte est dans le dossier joint :'),
  slotPart('chronology'),
  headingPart('Les comptes'),
  checkboxesPart(
    'je ne connais pas l’identité des personnes qui s’en servent',
    'je pense à : {identity}, parce que : ____________',
    'lien avec la victime, s’il est connu (conjoint, ex, collègue, élève, voisin) : ____________________________',
  ),
  slotPart('accounts'),
];

const CONSERVATION = textPart(
  'Je demande en urgence la conservation des données d’identification et de connexion des comptes à l’origine de ces faits, ces données n’étant conservées que pour une durée limitée, y compris par une injonction européenne de conservation (règlement (UE) 2023/1543, applicable depuis le 18 août 2026).',
);
const QUALIFICATION = textPart('Je vous laisse le soin de qualifier ces faits.');
