import type { ReceivedDossier } from '../../domain/case/receivedDossiers.ts';
import { actsForSomeoneElse, type RequesterRole } from '../../domain/export/dossierOptions.ts';
import { citeNumber, countExhibits, type ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import type { ONLINE_RESULTS } from '../../domain/item/itemIndex.ts';
import type { Counts } from '../../domain/item/kind.ts';
import { MAX_EMAIL_BYTES } from '../../domain/shared/limits.ts';
import type { ContextKind } from '../data/publications.ts';
import type { Volume, VolumeSet } from '../dossierPlan.ts';
import { conversation } from './conversationWords.ts';
import { formatNumber, formatRanges, joinWords, nameExhibits, plural } from './formatText.ts';

/** French texts of the sections after the cover. Facts only. */

/** Whether what is stated comes from somebody else than the person concerned: a parent, a relative, a professional. */
export const isFromSomeoneElse = (role: RequesterRole | undefined): boolean =>
  role !== undefined && actsForSomeoneElse(role);

/** Who states something: « Selon le parent ». */
export const speaker = (role: RequesterRole | undefined): string =>
  role === undefined ? 'qui remet le dossier' : SPEAKERS[role];

/** « par » who made the dossier, not a commissaire de justice; '' where nobody said in which role. */
export const byMaker = (role: RequesterRole | undefined): string =>
  role === undefined ? '' : role === 'professional' ? ' par un professionnel' : ' par un particulier';

const SPEAKERS: Readonly<Record<RequesterRole, string>> = {
  self: 'la victime',
  minor: 'la victime',
  parent: 'le parent',
  relative: 'le proche',
  professional: 'le professionnel',
};

export const sectionTitle = {
  contents: 'Sommaire',
  narrative: 'Récit',
  exhibitList: 'Bordereau des pièces',
  accounts: 'Comptes lus sur les captures',
  exhibits: 'Pièces',
  impact: 'Retentissement',
  witnesses: 'Témoins',
  steps: 'Démarches déjà faites',
  method: 'Méthode, intégrité et limites',
};

/** Under every chart: the sample is selected by the person (legal notes, 00.15). */
export const sampleNote = (counts: Counts) =>
  counts.publications < counts.total
    ? `D’après ce qu’a enregistré qui remet le dossier (${conversation.posts(counts)}), non l’ensemble des messages.`
    : counts.total === 1
      ? 'D’après la publication enregistrée par qui remet le dossier, non l’ensemble des messages.'
      : `D’après les ${formatNumber(counts.total)} publications enregistrées par qui remet le dossier, non l’ensemble des messages.`;

export const narrative = {
  own: (role: RequesterRole | undefined) => `Récit ${`de ${speaker(role)}`.replace('de le ', 'du ')}, dans ses mots`,
  ownBlank: 'Récit, à compléter',
  /** `part`: the section that answers the question, when the dossier has it. */
  prompts: [
    { part: null, text: 'Depuis quand, et comment cela a commencé' },
    { part: null, text: 'À quoi la victime est reconnaissable (nom, photo, surnom, lieu, entourage)' },
    { part: 'impact', text: 'Effets : santé, sommeil, études, travail, famille' },
    { part: 'witnesses', text: 'Témoins : qui a vu les publications, ou leurs effets' },
    { part: 'steps', text: 'Signalements et démarches déjà faits, avec leur date et leur référence' },
  ] as const,
  danger: (role: RequesterRole | undefined) => `Danger actuel, selon ${speaker(role)}`,
  dangerYes: (role: RequesterRole | undefined) => `Danger actuel, selon ${speaker(role)} : oui`,
  asked: 'Ce qui est demandé',
  kinds: 'Natures',
  times: (name: string, count: number) => `${name} (${formatNumber(count)})`,
};

export const exhibitList = {
  intro:
    'Par numéro, qui ne change plus. Date de publication, ou d’enregistrement (« enr. »). « Grave » : oui ou très, selon qui remet le dossier ; une case vide ne dit rien de la gravité. « En ligne » : selon sa dernière vérification ; case vide : non vérifiée. * : lecture probable ou incertaine, dite à la page de la pièce.',
  head: ['N°', 'Date', 'Compte', 'Plateforme', 'Grave', 'En ligne', 'Page', 'Cote'],
  online: {
    present: 'oui',
    changed: 'modifiée',
    deleted: 'supprimée',
    'account-gone': 'compte disparu',
    'login-wall': 'non vue',
  } satisfies Readonly<Record<(typeof ONLINE_RESULTS)[number], string>>,
  grave: { 2: 'oui', 3: 'très' },
  unratedList: (numbers: readonly ExhibitNumber[]) =>
    `Non évaluées par qui remet le dossier : ${nameExhibits(numbers)}.`,
  recorded: 'enregistrée',
  supposed: 'supposée',
  imported: 'importée',
  declared: 'date indiquée par qui remet le dossier',
  file: 'date du fichier',
  noText: 'sans texte lu',
  checkedText: 'lu par machine dans l’image, vérifié par qui remet le dossier',
  /** Its words are nobody’s in particular: they are on the page of the exhibit only. */
  unattributed: 'texte de la page ou de l’écran : voir la pièce',
  conversation: 'conversation importée : voir la pièce',
  fileText: 'texte du fichier : voir la pièce',
};

export const accountTable = {
  intro:
    'Adresses et identifiants numériques lus sur les pages ; sans identifiant : non lu. Le nom d’un compte ne dit pas qui s’en sert. * : lecture probable ou incertaine, ou date supposée, indiquée par qui remet le dossier ou prise d’un fichier.',
  head: ['N°', 'Compte', 'Première publication', 'Dernière publication', 'Nombre'],
  exhibits: (numbers: readonly ExhibitNumber[], days: number, notReported: readonly ExhibitNumber[]) =>
    [
      numbers.length === 0 ? '' : nameExhibits(numbers),
      days === 0 ? '' : plural(days, 'jour', 'jours différents'),
      notReported.length === 0 ? '' : `non signalées : n° ${formatRanges(notReported)}`,
    ].filter(Boolean),
  id: (id: string) => `identifiant numérique : ${id}`,
  profile: (numbers: readonly ExhibitNumber[]) => `page du compte : ${nameExhibits(numbers)}`,
  unread: 'compte non lu',
  reported: 'Comptes signalés par qui remet le dossier',
  others: 'Autres comptes lus sur les captures',
};

/** Why an exhibit is not counted as a publication. */
export const contextKind = {
  profile: 'page du compte',
  thread: 'contexte',
  reply: 'réponse de la victime',
  check: 'vérification en ligne',
  own: 'compte connecté',
  victim: 'compte de la victime',
  'own-message': 'message de la victime',
  'holder-message': 'message du titulaire de l’archive',
  notice: 'ligne de la plateforme',
  document: 'document',
  screen: 'écran ou page entière',
  region: 'partie d’une page',
  'error-page': 'page d’erreur du site',
  visible: 'non signalée par qui remet le dossier',
} satisfies Record<ContextKind, string>;

/** The same in a cell of a list, which would cut it. */
export const shortContextKind: Readonly<Record<ContextKind, string>> = { ...contextKind, visible: 'non signalée' };

/** Exhibits that are not counted: wherever publications are counted. */
export const notCounted = {
  repeats: (numbers: readonly ExhibitNumber[]) =>
    `${countExhibits(numbers) < 2 ? 'La' : 'Les'} ${nameExhibits(numbers)} ${countExhibits(numbers) < 2 ? 'montre' : 'montrent'} de nouveau une publication déjà comptée.`,
  contextItems: (numbers: readonly ExhibitNumber[], kinds: string) =>
    `${countExhibits(numbers) < 2 ? 'La' : 'Les'} ${nameExhibits(numbers)} (${kinds}) ${countExhibits(numbers) < 2 ? 'n’est pas comptée' : 'ne sont pas comptées'} en page 1.`,
  withoutAccount: (numbers: readonly ExhibitNumber[]) =>
    `De même ${countExhibits(numbers) < 2 ? 'la' : 'les'} ${nameExhibits(numbers)}, dont aucun compte n’a été lu.`,
};

/** For several publications under one display name, without handle, id or profile. */
export const nameOnly = 'nom affiché seul : ce peut être plusieurs comptes';

/** After the name of an account, in a sentence. */
export const doubtfulAccount = ' (lecture probable ou incertaine)';

/** For an account read under several handles. */
export const alsoKnownAs = (handles: string) => `aussi lu sous ${handles}`;

/** For an account of which only the page was captured. */
export const profilePageOnly = 'page du compte seule, aucune publication';

export const activity = {
  by: { hour: 'heure par heure', day: 'par jour', week: 'par semaine', month: 'par mois', year: 'par année' },
  posts: ({ messages, files }: Counts) =>
    joinWords(['Publications', ...(messages === 0 ? [] : ['messages']), ...(files === 0 ? [] : ['fichiers importés'])]),
  unplaced: (count: number) => `jour non lu ou incertain : ${count}`,
};

export const statements = {
  own: (role: RequesterRole | undefined) =>
    `Ce ${isFromSomeoneElse(role) ? 'qu’en dit qui remet le dossier' : 'qu’en dit la victime'}, dans ses mots.`,
  blank: 'À compléter.',
  witnessHead: ['Personne', 'Ce qu’elle a vu elle-même'],
  witnessIntro: 'Personnes indiquées comme témoins. Leur récit leur appartient ; il n’est pas reproduit ici.',
  stepHead: ['Date', 'Démarche', 'Destinataire', 'Référence et suite'],
  undated: 'sans date',
  about: (number: ExhibitNumber) => `pour la pièce n° ${citeNumber(number)}`,
  documents: (numbers: readonly ExhibitNumber[]) =>
    `document joint : ${numbers.map((number) => `pièce n° ${citeNumber(number)}`).join(', ')}`,
};

export const requester = {
  role: 'Dossier établi par',
  self: 'la victime',
  minor: 'la victime',
  parent: 'un parent de la victime',
  relative: 'un proche de la victime',
  professional: 'un professionnel qui accompagne la victime',
  agreement: (declared: string) => `accord de la victime, déclaré au moment des captures : ${declared}`,
  agreementOfSome: (agreement: string, declared: readonly ExhibitNumber[], silent: readonly ExhibitNumber[]) =>
    `${agreement} pour n° ${formatRanges(declared)} ; non indiqué pour n° ${formatRanges(silent)}`,
  to: 'À l’attention de',
  purpose: {
    police: 'police ou gendarmerie',
    prosecutor: 'procureur de la République',
    bailiff: 'commissaire de justice',
    lawyer: 'avocat',
    association: 'association d’aide aux victimes',
    school: 'établissement scolaire',
    platform: 'plateforme',
  },
  since: 'Depuis le précédent',
  sinceText: (date: string, added: readonly ExhibitNumber[]) =>
    added.length === 0
      ? `Aucune pièce nouvelle depuis le dossier du ${date}.`
      : `${plural(countExhibits(added), 'pièce nouvelle', 'pièces nouvelles')} depuis le dossier du ${date} : n° ${formatRanges(added)}.`,
  /** `kind`: of the recipient that both were made for. To whom the person gave it is private. */
  complement: (date: string, kind: string | null, numbers: readonly ExhibitNumber[]) =>
    `Complément au dossier du ${date}${kind === null ? '' : ` (destinataire : ${kind})`} : ${nameExhibits(numbers)}.`,
  complementDigest: (digest: string) => `Empreinte du dossier complété (manifest.json) : ${digest}`,
  laterChecks: (list: string) => `Pièces de ce dossier vérifiées depuis, selon qui remet le dossier : ${list}.`,
  laterCheck: (number: ExhibitNumber, result: string, date: string) => `n° ${citeNumber(number)}, ${result} (${date})`,
};

/** Texts of `fiche-commissaire.pdf`. */
export const bailiffSheet = {
  title: 'Fiche pour le commissaire de justice',
  count: (pages: number, count: number, screens: number, file: string) =>
    `${plural(pages, 'page')} à ouvrir pour ${plural(count, 'pièce')}, ${plural(screens, 'écran')} au moins, par plateforme : ce qui disparaît de soi-même, puis le plus grave ; en dernier, ce qui n’est plus en ligne. * : lecture probable ou incertaine. Accompagne ${file}.`,
  removed: (numbers: readonly ExhibitNumber[]) =>
    `À la dernière vérification, selon qui remet le dossier, plus en ligne : ${nameExhibits(numbers)}.`,
  withoutAddress: (numbers: readonly ExhibitNumber[]) =>
    `Sans adresse à ouvrir : ${nameExhibits(numbers)}. À voir dans dossier.pdf, avec l’appareil ou le compte d’où elles viennent.`,
  page: (number: number, numbers: readonly ExhibitNumber[]) =>
    `Page ${formatNumber(number)} : ${nameExhibits(numbers)}`,
  qrCaption: (number: number) => `page ${formatNumber(number)}`,
  everywhere: (facts: readonly string[]) => `Pour toutes les pièces. ${facts.join(' ')}`,
  visibility: (text: string) => `Visibilité : ${text}.`,
  notice: [
    'Cette fiche prépare un constat. Ce n’est pas un constat, et un constat n’est pas nécessaire pour déposer plainte.',
    // Code de procédure civile, article 648.
    'Requérant. Nom, prénoms : ____________ Profession : ____________ Domicile (ou élection de domicile, à voir avec l’avocat) : ____________ Nationalité : ____________ Né(e) le, à : ____________ À ne pas recopier dans l’acte. Téléphone : ____________',
    'Mission demandée : constater, aux adresses ci-dessous, chaque publication, sa date, le profil du compte et le fil.',
    'Compte à utiliser, s’il en faut un : ____________ Qui écrit son mot de passe : ____________',
    'Début des opérations : ____________ Fin : ____________',
  ],
  byPerson: '(selon qui remet le dossier)',
  account: {
    yes: 'Un compte est nécessaire pour la voir : celui indiqué plus haut, ou : ____________.',
    no: 'Visible sans compte.',
    unknown: 'Nécessité d’un compte : non relevée.',
  },
  gone: 'Plus en ligne à la dernière vérification, selon qui remet le dossier',
  ephemeral: 'Éphémère : disparaît de soi-même.',
  checked: (at: string, result: string) => `Dernière vérification : ${at}, ${result}.`,
  unchecked: 'Présence en ligne : non vérifiée depuis la capture.',
  screens: (count: number | null) =>
    count === null ? 'Écrans à prévoir : plusieurs.' : `Écrans à prévoir : ${formatNumber(count)}.`,
  alsoIn: (numbers: readonly ExhibitNumber[]) => `La même publication : ${nameExhibits(numbers)}.`,
  author: (name: string, words: string) =>
    `Compte : ${name}${words === '' ? '' : ` ; premiers mots\u00a0: «\u00a0${words}\u00a0»`}.`,
  toRecord: 'À constater : publication, date, profil du compte, fil.',
  intimate: 'Image intime.',
  path: (isRead: boolean) =>
    isRead ? 'Chemin d’accès : à la page de la pièce, dans dossier.pdf.' : 'Chemin d’accès : non indiqué.',
  yes: 'oui',
  no: 'non',
};

/** Texts of `adresses.html`. */
export const addressPage = {
  title: 'Adresses à ouvrir',
  intro: (file: string) =>
    `Les adresses de fiche-commissaire.pdf, dans le même ordre et avec les mêmes numéros de page. Accompagne ${file}. Un clic sur une adresse l’ouvre dans le navigateur de ce poste, par internet.`,
  exhibit: (number: ExhibitNumber, contextKind: string | null) =>
    `pièce n° ${citeNumber(number)}${contextKind === null ? '' : ` (${contextKind})`} : `,
  closedTitle: 'Sans lien',
  closed: 'Ces adresses mènent à une image qui ne peut pas être conservée. Elles sont écrites sans lien.',
};

/** Texts of `index.html`. */
export const page = {
  intro: (file: string) =>
    `Page de lecture de ${file}, sans réseau. Elle se lit dans le dossier décompressé. Le document complet est dossier.pdf.`,
  grave: 'Grave, selon qui remet le dossier',
  seal: 'Empreinte de la fiche (SHA-256)',
  masked: (path: string) => `Image masquée : afficher ${path}`,
  maskedCopy: (path: string) => `Copie, parties cachées par qui remet le dossier : afficher ${path}`,
  alt: (number: ExhibitNumber) => `Image de la pièce n° ${citeNumber(number)}`,
};

/** Texts that the letters take from the dossier. The texts of the letters are in src/law/letters. */
export const letter = {
  more: (count: number) => `et ${plural(count, 'autre')} : voir le bordereau de dossier.pdf`,
  /** The list of exhibits has no address. */
  moreAddresses: (count: number) => `et ${plural(count, 'autre')} : voir adresses.csv, dans le dossier`,
  posted: (hasSent: boolean) => (hasSent ? 'publiés ou envoyés' : 'publiés'),
  putOnline: (hasSent: boolean) => (hasSent ? 'mises en ligne ou envoyées' : 'mises en ligne'),
  completes: (day: string) => `complément de celui du ${day}`,
  dangerOnPage: 'voir page 1 du dossier.',
  unreadAccount: 'compte non lu',
  /** After accounts that nobody marked: a witness or a friend may be among them. */
  notAllAccused: ' ; tous ne sont pas mis en cause',
  withoutAccount: (exhibits: string) => `Sans compte lu : ${exhibits}.`,
  undated: (count: number) => `(date non connue pour ${plural(count, 'publication')})`,
  nothingReported:
    'Aucun compte n’est marqué « visé par le dossier » : les lignes sont vides. Marquez les comptes dans « Captures », « Par compte », puis refaites le dossier. Ou écrivez-y chaque adresse à signaler.',
  gravest: (count: number, isWhole: boolean) =>
    `${count === 1 ? 'La plus grave' : 'Les plus graves'}${isWhole ? ', mot pour mot' : ''} :`,
  block: {
    address: 'Adresse',
    when: 'Date et heure',
    account: 'Compte',
    kind: 'Nature',
    text: 'Texte',
    visible: 'visible par tous (non lu sur la page : cochez si c’est le cas, sinon retirez ce bloc)',
    category: 'Catégorie',
    reason: 'Motif, selon qui remet le dossier',
    comment: 'Commentaire',
  },
};

/** French texts of a dossier in several zips. Facts only. */

const volumeName = ({ kind, index, of }: Volume): string => {
  const name = kind === 'annex' ? 'annexe' : of === 1 ? 'dossier' : 'volume';
  return of === 1 ? name : `${name} ${index} sur ${of}`;
};

const volumeContents = ({ kind, numbers, oversize, bytes }: Volume): string =>
  (kind === 'annex'
    ? `images ${countExhibits(numbers) === 1 ? 'de la' : 'des'} ${nameExhibits(numbers)}, remises à part`
    : `fichiers ${countExhibits(numbers) === 1 ? 'de la' : 'des'} ${nameExhibits(numbers)}`) +
  (oversize ? (bytes > MAX_EMAIL_BYTES ? ' (plus de 20 Mo à elle seule)' : ' (une pièce ne se coupe pas)') : '');

export const volumeSplit = {
  label: 'Ce dossier en plusieurs fichiers',
  /** The current zip first. */
  lines: ({ current, all }: VolumeSet): string[] => [
    `Ce fichier, ${current.fileName} (${volumeName(current)}) : ${volumeContents(current)}.`,
    ...all
      .filter((one) => one !== current)
      .map((one) => `${one.fileName} (${volumeName(one)}) : ${volumeContents(one)}.`),
  ],
  /** Short form. */
  summary: (volumeSet: VolumeSet) =>
    `Ce dossier est en ${volumeSet.all.length} fichiers : la liste en est sous « ${sectionTitle.method} ».`,
  number: 'Les numéros des pièces sont les mêmes dans tous les fichiers ; chacun se vérifie seul.',
  /** In a column of page numbers. */
  short: (index: number) => `vol. ${index}`,
  annexTitle: 'Annexe au dossier de captures',
  annexSubtitle: 'Images remises à part',
  annexed: (volume: string) => `Image en annexe séparée (${volume}).`,
  inOtherVolume: (volume: string) => `Les fichiers de cette pièce sont dans ${volume}.`,
  fileInOtherVolume: (path: string, volume: string) => `${path}, dans ${volume}`,
};

/** Texts about a received dossier that is included: what it is, and that Recueil did not make it. */
export const receivedDossier = {
  title: 'Dossiers reçus',
  intro:
    'Qui remet le dossier a reçu ces dossiers d’ailleurs : d’un proche, ou d’un autre de ses appareils. Chacun est joint entier, tel qu’il a été reçu, dans son propre dossier. Ses pièces ne sont pas parmi celles numérotées ici ; son historique, sa signature et ses dates sont les siens. Il se vérifie à part, par sa propre empreinte.',
  name: (number: number) => `Dossier reçu n° ${number}`,
  /** Beside the items: its exhibits have their own numbers. */
  cover: (dossiers: number, exhibits: number) =>
    `Plus ${plural(dossiers, 'dossier reçu d’ailleurs', 'dossiers reçus d’ailleurs')}, ${plural(exhibits, 'pièce', 'pièces')} : sous « Dossiers reçus ».`,
  folder: 'Emplacement',
  made: 'Fait le',
  madeText: (instant: string) => `${instant}, d’après l’appareil qui l’a fait`,
  receivedOn: 'Reçu le',
  receivedOnText: (instant: string) => `${instant}. Vérifié alors : cohérent en lui-même.`,
  exhibits: 'Contenu',
  exhibitsText: (count: number) => plural(count, 'pièce', 'pièces'),
  dated: 'Horodaté',
  datedText: ({ when, authority, known }: ReceivedDossier['timestamps'][number]) =>
    `${when}, par ${authority}${known ? '' : ' (autorité non connue de Recueil)'}`,
  manifest: 'manifest.json',
  key: 'Sa clé',
  readMe: "origines/O1 ...       dossiers reçus d'ailleurs, entiers ; chacun se vérifie à part",
};
