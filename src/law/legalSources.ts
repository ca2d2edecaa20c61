/*
 * Types of the tables of this module. A jurist edits the quoted texts and the dates (docs/law.md); the types and
 * tests/unit/law report an entry without a source or with an unknown one.
 */

export interface BilingualText {
  readonly fr: string;
  /** Keeps the names of French laws and institutions in French. */
  readonly en: string;
}

/**
 * `read`: checked against its source. `verify`: less than 90 % certain, shown with the words « à vérifier ». `memory`
 * and `recheck` await the next review and are never shown.
 */
type ReviewStatus = 'read' | 'verify' | 'memory' | 'recheck';

export interface SourcedEntry {
  readonly sources: readonly SourceId[];
  readonly confidence: ReviewStatus;
  /** ISO day of the last comparison of the entry with its source. */
  readonly checked: string;
}

/** ISO days of the readings of these tables. An entry has the day of the last one that compared it. */
export const FIRST_READING = '2026-11-20';
export const SECOND_READING = '2026-11-21';
export const THIRD_READING = '2026-11-22';
/** By a criminal lawyer. */
export const FOURTH_READING = '2026-11-23';
export const FIFTH_READING = '2026-11-27';
/** By a jurist who read the whole product. */
export const SIXTH_READING = '2026-11-29';
export const SEVENTH_READING = '2026-11-30';
/** The day of the last reading, shown on every screen of the law. No entry is later. */
export const LAST_CHECKED = '2026-11-30';
/** ISO day of the last reading of the texts, in public pages: Légifrance itself is read again before a release. */
export const LAW_AS_OF = '2026-11-30';

/** A sentence that is shown unchanged. */
export interface SourcedStatement extends BilingualText, SourcedEntry {}

/** `checked`: the day of another reading. */
export type Statement = BilingualText & Partial<Pick<SourcedEntry, 'checked'>>;

export const listSources = (sources: SourceId | readonly SourceId[]): readonly SourceId[] =>
  typeof sources === 'string' ? [sources] : sources;

const statementOf =
  (confidence: ReviewStatus, checked: string) =>
  (sources: SourceId | readonly SourceId[], statement: Statement): SourcedStatement => ({
    sources: listSources(sources),
    confidence,
    checked,
    ...statement,
  });

/** Build a statement that a reading wrote, or compared with its source: the first one, or a later one. */
export const sourcedStatement = statementOf('read', FIRST_READING);
export const thirdReading = statementOf('read', THIRD_READING);
export const fourthReading = statementOf('read', FOURTH_READING);
export const fifthReading = statementOf('read', FIFTH_READING);
export const sixthReading = statementOf('read', SIXTH_READING);
export const seventhReading = statementOf('read', SEVENTH_READING);

/** Builds an advice of Recueil, which no text of law gives. */
export const adviceStatement = (fr: string, en: string): SourcedStatement => sourcedStatement('advice', { fr, en });

/** Builds a statement that is less than 90 % certain. Its words say « à vérifier ». */
export const cautiousStatement = statementOf('verify', SECOND_READING);

/** Builds a statement that was not checked against its source: it is not shown before the next review. */
export const unverifiedStatement = statementOf('memory', FIRST_READING);

/** Returns the entries that may be shown. Those to be verified say so themselves. */
export const selectVerified = <T extends SourcedEntry>(entries: readonly T[]): readonly T[] =>
  entries.filter(({ confidence }) => confidence === 'read' || confidence === 'verify');

/** Where an entry of this module was read. */
interface Source {
  /** As shown, in French. */
  readonly title: string;
  /** Day of the page or of the version of the text, as precise as it is known. */
  readonly dated: string | null;
  /** Opened only by a click. */
  readonly url?: string;
}

export const SOURCES = {
  advice: { title: 'Conseil de Recueil, sans texte de loi', dated: '2026-11-20' },
  'code-penal': { title: 'Code pénal (base LEGI)', dated: '2026-04-02' },
  'cpp-ordonnances': {
    title:
      'Code de procédure pénale, article 186 (base LEGI) ; Crim., 19 juillet 1994, n° 94-80.236, et 17 décembre 2013, n° 12-87.467',
    dated: '2026-11-29',
  },
  'code-penal-mineurs': {
    title: 'Code pénal, articles 222-23-1, 222-23-2, 222-29-2, 222-29-3, 311-12, 433-3 et 434-3 (base LEGI)',
    dated: '2026-11-29',
  },
  'code-civil': { title: 'Code civil (base LEGI)', dated: '2026-04-03' },
  'code-procedure-civile': { title: 'Code de procédure civile, articles 202 et 648 (base LEGI)', dated: '2026-04-03' },
  'code-postes': {
    title: 'Code des postes et des communications électroniques, articles L34-1 et R10-13 (base LEGI)',
    dated: '2026-03-31',
  },
  'code-procedure-penale': {
    title:
      'Code de procédure pénale, articles 8, 9, 10-2, 10-4, 15-3, 40-4-1, 427, 706-47 et D594-12 (versions commentées)',
    dated: null,
  },
  'de-memoire': {
    title:
      'Code pénal, articles 113-2-1, 226-10 et 226-11 ; code de procédure pénale, articles 10-5, 41-1, 41-2 et 706-50 ; code civil, article 515-11 ; code de procédure civile, article 145 ; CJPM, article L11-1 (de mémoire)',
    dated: '2026-11-30',
  },
  'cpp-adresse': { title: 'Code de procédure pénale, article 40-4-1 (codes, pages publiques)', dated: '2026-11-29' },
  'presse-jugement': {
    title: 'Loi du 29 juillet 1881, article 65 ; Crim., 14 mars 2017 ; 4 septembre 2018, n° 17-85.963',
    dated: '2026-11-29',
  },
  'cpp-495': {
    title: 'Code de procédure pénale, articles 495, 495-3-1, 495-6 et 495-13 (codes, pages publiques)',
    dated: '2026-11-30',
  },
  'cpp-425': {
    title: 'Code de procédure pénale, articles 392-1 et 425 ; Crim., 28 novembre 2018, n° 18-80.465',
    dated: '2026-11-29',
  },
  'aj-penal': {
    title: 'Crim., 10 janvier 2023, n° 22-82.838 ; 10 mai 2023, n° 21-86.348 (pages publiques)',
    dated: '2026-11-29',
  },
  'cja-delai-franc': {
    title: 'Code de justice administrative, article R421-1 ; Conseil d’État, 19 septembre 2014, n° 362568',
    dated: '2026-11-29',
  },
  'retrait-plainte': {
    title:
      'Loi du 29 juillet 1881, article 49 ; code de procédure pénale, article 6 (fiche F16862 de service-public, pages publiques)',
    dated: '2026-11-29',
  },
  consignation: {
    title:
      'Code de procédure pénale, article 88 ; Crim., 16 avril 2013, n° 12-81.027 ; 30 mars 2016, n° 15-81.606 ; 13 septembre 2022, n° 22-80.893',
    dated: '2026-11-29',
  },
  'cpp-5': { title: 'Code de procédure pénale, articles 5, 82-1, 91, 175 et 568 (de mémoire)', dated: '2026-11-29' },
  'cpp-saisine': { title: 'Code de procédure pénale, articles 40-2, 43 et 60-1-2 (pages conservées)', dated: null },
  'cpp-suites': {
    title: 'Code de procédure pénale, articles 40, 40-3, 41-3-1, 85, 420-1 et R155',
    dated: '2026-11-22',
    url: 'https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006071154',
  },
  'cpp-proces': {
    title: 'Code de procédure pénale, articles 7, 8, 88, 392-1, 418, 420-1, 421, 497, 498, 500, 706-5 et 801',
    dated: '2026-11-23',
    url: 'https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006071154',
  },
  'partie-civile': {
    title:
      'Code de procédure pénale, articles 420-1 et 475-1 ; code civil, article 1242 ; code de la sécurité sociale, article L376-1',
    dated: '2026-11-23',
  },
  'cpp-civi': {
    title:
      'Code de procédure pénale, articles 706-3 et 706-14, et loi n° 2023-1059 du 20 novembre 2023 (pages publiques)',
    dated: '2026-11-29',
  },
  'haine-en-ligne': {
    title:
      'Code de procédure pénale, article 15-3-3, et décret n° 2020-1444 (pôle national de lutte contre la haine en ligne)',
    dated: '2026-11-22',
  },
  'consentement-2025': {
    title: 'Code pénal, article 222-22, et loi n° 2025-1057 du 6 novembre 2025 (pages publiques)',
    dated: '2026-11-27',
  },
  'cour-cassation-2016-2017': {
    title: 'Cour de cassation, chambre criminelle, 2 novembre 2016, n° 15-87.163, et 7 février 2017, n° 15-83.439',
    dated: '2017-02-07',
  },
  'cour-cassation-2012': {
    title:
      'Code de procédure pénale, articles 9 et 9-2 (à vérifier), et Cour de cassation, chambre criminelle, 11 juillet 2012, n° 11-87.583',
    dated: '2012-07-11',
  },
  'cedh-diemert': {
    title: 'Cour européenne des droits de l’homme, 30 mars 2023, Diémert c. France',
    dated: '2023-03-30',
  },
  cjpm: { title: 'Code de la justice pénale des mineurs, article L13-3', dated: '2026-11-27' },
  'loi-1881-fonctions': {
    title: 'Loi du 29 juillet 1881, articles 31, 33, alinéa 1, et 48, 3° (31 : pages publiques ; le reste à vérifier)',
    dated: '2026-11-27',
  },
  'loi-1881-39bis': {
    title: 'Loi du 29 juillet 1881, articles 39 bis et 39 quinquies (pages publiques)',
    dated: '2026-11-29',
  },
  'reponse-en-ligne': {
    title:
      'Loi pour la confiance dans l’économie numérique, article 1-1, et décret n° 2007-1527 (droit de réponse en ligne)',
    dated: '2026-11-29',
  },
  'loi-1978-mineurs': {
    title: 'Loi du 6 janvier 1978, article 51 (effacement des données d’un mineur, pages publiques)',
    dated: '2026-11-29',
  },
  'loi-1991-aj': { title: 'Loi du 10 juillet 1991 sur l’aide juridique, article 9-2', dated: '2026-11-29' },
  'cp-fonctions': {
    title: 'Code pénal, articles 433-3 (version de 2021), 433-3-1 et 431-1 (pages publiques)',
    dated: '2026-11-27',
  },
  'cp-131-35-1': { title: 'Code pénal, article 131-35-1 (pages publiques)', dated: '2026-11-27' },
  'cpp-706-52': { title: 'Code de procédure pénale, article 706-52 (version ancienne)', dated: '2026-11-27' },
  'parents-2025': { title: 'Code civil, article 1242, et loi n° 2025-568 (pages publiques)', dated: '2026-11-27' },
  'code-civil-515-13-1': { title: 'Code civil, article 515-13-1 (pages publiques)', dated: '2026-11-27' },
  'retrait-24-heures': {
    title: 'LCEN, loi SREN et décret n° 2025-146 : retrait en 24 heures demandé par la police (pages publiques)',
    dated: '2026-11-27',
  },
  'dsa-plainte': { title: 'Règlement (UE) 2022/2065 (DSA), article 53', dated: '2026-11-27' },
  'eleve-auteur': {
    title: 'Code de l’éducation, articles R411-11-1 et R421-10 (pages publiques)',
    dated: '2026-11-27',
  },
  'cour-cassation-2019': {
    title: 'Cour de cassation, chambre criminelle, 19 juin 2019, n° 18-85.725',
    dated: '2019-06-19',
  },
  'cour-cassation-2023': {
    title: 'Cour de cassation, assemblée plénière, 22 décembre 2023, n° 20-20.648',
    dated: '2023-12-22',
  },
  'presse-harcelement': {
    title: 'TGI de Paris, référé, et cour d’appel de Nancy, 6 novembre 2023, sur la presse et le harcèlement',
    dated: '2023-11-06',
  },
  'loi-2025-623': {
    title: 'Code pénal, article 433-5, et loi n° 2025-623 du 9 juillet 2025 sur la sécurité des soignants',
    dated: '2026-11-22',
  },
  'loi-1881-suite': {
    title: 'Loi du 29 juillet 1881 sur la presse, articles 24, 32, 38 et 48',
    dated: '2026-11-22',
    url: 'https://www.legifrance.gouv.fr/loda/id/LEGITEXT000006070722',
  },
  'loi-1881-secret': {
    title: 'Loi du 29 juillet 1881 sur la presse, article 2 (pages publiques)',
    dated: '2026-11-29',
  },
  'decret-aj': { title: 'Décret n° 2020-1717 sur l’aide juridictionnelle, article 43', dated: '2026-11-22' },
  'contribution-2026': { title: 'Contribution pour l’aide juridique de 50 € au civil', dated: '2026-03-01' },
  'cerfa-aj': {
    title: 'Service-public, demande d’aide juridictionnelle, cerfa n° 16146 (R1444)',
    dated: '2022-02-16',
    url: 'https://www.service-public.fr/particuliers/vosdroits/R1444',
  },
  'refus-implicite': {
    title:
      'Code des relations entre le public et l’administration, article L231-4 ; code de justice administrative, article R421-2',
    dated: '2026-11-22',
  },
  'refus-tardif': {
    title:
      'Code des relations entre le public et l’administration, article L114-3 ; code de justice administrative, article R421-5 ; Conseil d’État, 3 décembre 2018, n° 417292',
    dated: '2026-11-29',
  },
  cgct: { title: 'Code général des collectivités territoriales, article L2123-35', dated: null },
  'code-education': { title: 'Code de l’éducation, article L543-1, et décret n° 2023-782', dated: '2026-11-22' },
  'conservation-europe': {
    title: 'Règlement (UE) 2023/1543 sur les injonctions européennes de conservation',
    dated: '2026-08-18',
  },
  'informatique-libertes': {
    title: 'Loi Informatique et libertés, article 46, et code pénal, articles 226-13, 226-14 et 226-19',
    dated: '2026-11-22',
  },
  'code-assurances': {
    title: 'Code des assurances, articles L113-2, L127-2-1, L127-2-2 et L127-3 (base LEGI)',
    dated: '2026',
  },
  'loi-1881': { title: 'Loi du 29 juillet 1881 sur la presse, articles 29, 33 et 65', dated: '2024-03-23' },
  'loi1881-fr': { title: 'loi1881.fr, la prescription en droit de la presse', dated: null },
  'vie-publique-2014': { title: 'vie-publique.fr, loi du 27 janvier 2014', dated: '2014' },
  'ordonnance-2016-728': {
    title: 'Ordonnance n° 2016-728 sur les commissaires de justice, article 1er',
    dated: '2016',
  },
  'reglement-dsa': {
    title: 'Règlement européen sur les services numériques (DSA), articles 16, 17, 20 et 21',
    dated: null,
  },
  rgpd: {
    title: 'Règlement (UE) 2016/679 sur les données personnelles (RGPD), articles 12 et 77',
    dated: '2026-11-22',
  },
  lcen: { title: 'Loi pour la confiance dans l’économie numérique, article 6-3', dated: null },
  arcom: { title: 'Arcom, signaleurs de confiance', dated: '2025-03' },
  'service-public-cyberharcelement': { title: 'Service-public, « Cyberharcèlement » (F32239)', dated: '2025-10-31' },
  'service-public-plainte': {
    title: 'Service-public, fiches « Porter plainte » (F1435, F1524, F1567, F21613)',
    dated: null,
  },
  'service-public-pharos': { title: 'Service-public, « Signaler un contenu » (R17674)', dated: '2025-09-22' },
  'service-public-119': { title: 'Service-public, « Enfance en danger » (A14455)', dated: '2025-09-24' },
  'ma-securite': { title: 'Ma Sécurité (ministère de l’Intérieur)', dated: '2025-12-09' },
  'ma-securite-mineurs': { title: 'Ma Sécurité, Espace Mineurs', dated: '2025-11-12' },
  'defenseur-2013': {
    title: 'Défenseur des droits, décision du 26 mars 2013 sur le dépôt de plainte',
    dated: '2013-03-26',
  },
  'defenseur-saisir': { title: 'Défenseur des droits, saisine (présentation d’un avocat)', dated: '2023' },
  iscg: { title: 'Intervenants sociaux en commissariat et gendarmerie (ISCG)', dated: null },
  'cour-cassation-2007-2012': {
    title: 'Cour de cassation, chambre criminelle, 31 janvier 2007 et 31 janvier 2012',
    dated: '2012-01-31',
  },
  'cour-cassation-2024': {
    title: 'Cour de cassation, chambre criminelle, 29 mai 2024, n° 23-80.806',
    dated: '2024-05-29',
  },
  'justice-aj': { title: 'justice.fr, aide juridictionnelle', dated: '2025-01-24' },
  'justice-thesee': { title: 'justice.fr, THESEE', dated: '2024-11-28' },
  'guides-victimes': {
    title: 'Guides du Centre Hubertine Auclert (stop-cybersexisme), de Chayn et de PEN America',
    dated: null,
  },
  'securite-appareils': { title: 'Guides NNEDV, WomensLaw et BCSTH sur la sécurité des appareils', dated: null },
  'has-certificat': { title: 'Haute Autorité de santé, certificat médical initial', dated: '2011' },
  'honoraires-constat': { title: 'Tarifs publiés par des études de commissaires de justice', dated: null },
  'commissaires-constat': {
    title: 'Jurisprudence sur le constat en ligne (TGI Paris 2003 à CA Aix 2016)',
    dated: '2016-09-15',
  },
  '3114': { title: 'Numéro national de prévention du suicide', dated: null },
  urgences: { title: 'Pages officielles sur le 17, le 112 et le 114', dated: null },
  'e-enfance': { title: 'e-Enfance / 3018 (mairies 2023, Carenews mai 2025, Arcom)', dated: '2025-05' },
  fnsf: { title: '3919 (presse 2021 et 2023)', dated: '2023' },
  'france-victimes': { title: 'France Victimes, 116 006 (mairies et préfectures, 2018 et 2022)', dated: '2022' },
  cfcv: { title: 'Viols Femmes Informations (presse 2019 et 2021)', dated: '2021' },
  '17cyber': { title: '17Cyber (presse, décembre 2024)', dated: '2024-12' },
  'arretons-violences': { title: 'Arrêtons les violences (gendarmerie)', dated: null },
  'en-avant-toutes': { title: 'En avant toute(s) (presse 2020)', dated: '2020' },
  'point-de-contact': { title: 'Point de Contact, signaleur de confiance', dated: '2025-03' },
  stopncii: { title: 'StopNCII.org', dated: null },
  'take-it-down-act': {
    title: 'TAKE IT DOWN Act, 47 U.S.C. 223a (États-Unis), depuis le 19 mai 2026 (pages publiques)',
    dated: '2026-11-27',
  },
  takeitdown: { title: 'Take It Down, NCMEC (pages publiques, 2024)', dated: '2024' },
  stopfisha: { title: '#StopFisha (presse, mars 2026)', dated: '2026-03' },
  'memo-de-vie': { title: 'Mémo de Vie, France Victimes (CAF ; presse 2020)', dated: '2020' },
  'prefecture-95': { title: 'Préfecture du Val-d’Oise', dated: '2020-04-21' },
  'second-reading': { title: 'Seconde lecture juridique de Recueil', dated: '2026-11-21' },
  'code-travail': { title: 'Code du travail, articles L4121-1, L1152-2, L1152-4, L1153-2 et L1153-5', dated: null },
  cgfp: { title: 'Code général de la fonction publique, article L134-5', dated: '2026' },
  phare: { title: 'Programme pHARe (académies de Lille et de Lyon ; presse 2023)', dated: '2023' },
  visioplainte: { title: 'Décret n° 2024-139 sur la plainte par vidéo, 23 février 2024 (presse)', dated: '2024-02' },
  'plainte-en-ligne': { title: 'Plainte en ligne, formulaire et conditions d’utilisation (non relus)', dated: null },
  'geneve-pre-plainte': {
    title: 'Canton de Genève, code publié de la pré-plainte (FichierValidator, ValidationConstants, TypeCybercrime)',
    dated: null,
  },
  'cabinets-avocats': { title: 'Consignes publiées d’un cabinet d’avocats, et présentation de PLEX', dated: null },
  antidiscriminations: {
    title: '39 28, antidiscriminations.fr, Défenseur des droits (gouvernement.fr)',
    dated: '2021-02-12',
  },
  'fonds-garantie': { title: 'Fonds de garantie des victimes, SARVI et CIVI', dated: null },
  'donnees-whatsapp': {
    title: 'receipts.love, l’export d’une discussion WhatsApp',
    dated: null,
    url: 'https://receipts.love/learn/backing-up-whatsapp-conversations',
  },
  'donnees-meta': {
    title: 'Lifelog 0.2.0, l’export de l’Espace Comptes de Meta',
    dated: null,
    url: 'https://github.com/djui/lifelog/releases/tag/v0.2.0',
  },
  'donnees-messenger': {
    title: 'Meta, le stockage sécurisé de Messenger ; menus relevés dans du code public',
    dated: '2024-03-28',
    url: 'https://about.fb.com/news/2024/03/end-to-end-encryption-on-messenger-explained/',
  },
  'donnees-telegram': {
    title: 'Lookkle, l’export de Telegram Desktop',
    dated: null,
    url: 'https://www.lookkle.com/how-to-back-up-telegram',
  },
  'donnees-snapchat': {
    title: 'SnapchatExportTools, la page « Mes données » de Snapchat',
    dated: null,
    url: 'https://github.com/Tikolu/SnapchatExportTools',
  },
  'donnees-tiktok': {
    title: 'PIRG, demander et télécharger ses données TikTok',
    dated: null,
    url: 'https://pirg.org/edfund/resources/how-to-request-and-download-tiktok-data/',
  },
  'donnees-x': {
    title: 'Conseils publiés en 2022 sur l’archive de Twitter, devenu X',
    dated: '2022-11-18',
    url: 'https://amazonatoz.blogspot.com/2022/11/why-every-twitter-user-should-archive.html',
  },
  'donnees-discord': {
    title: 'Discord, aide, « Your Discord Data Package »',
    dated: null,
    url: 'https://support.discord.com/hc/en-us/articles/360004957991',
  },
  'donnees-signal': {
    title: 'Aftermath, les sauvegardes de Signal',
    dated: null,
    url: 'https://aftermath.site/signal-rolls-secure-after-i-detleted-my-signal-history',
  },
} as const satisfies Readonly<Record<string, Source>>;

export type SourceId = keyof typeof SOURCES;

export const getSource = (id: SourceId): Source => SOURCES[id];
