import type { Confidence, NotExtractedReason, Surface, Visibility } from '../../domain/capture/extraction.ts';
import { findWarningWords } from '../../domain/capture/warningWords.ts';
import { citeNumber, type ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import type { ONLINE_RESULTS } from '../../domain/item/itemIndex.ts';
import type { Category } from '../../domain/item/itemNotes.ts';
import type { STEP_KINDS } from '../../domain/item/step.ts';
import { findPlatform } from '../../platforms/platformTable.ts';
import { plural } from './formatText.ts';

/** French text of the codes of a fiche. */

/** Not an object: a code may come from a hostile page and be « toString ». */
export const mapOf = (words: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(words));

export const NOT_READ = 'non lu';

export const surface: Readonly<Record<Surface, string>> = {
  post: 'publication',
  reply: 'réponse',
  comment: 'commentaire',
  message: 'message',
  story: 'story',
  review: 'avis',
  profile: 'profil',
  email: 'courriel',
  page: 'page',
  imported: 'fichier importé',
};

export const visibility: Readonly<Record<Visibility, string>> = {
  public: 'publique',
  followers: 'abonnés',
  'closed-group': 'groupe fermé',
  private: 'privée',
};

export const confidence: Readonly<Record<Confidence, string>> = {
  high: 'lecture sûre',
  medium: 'lecture probable',
  low: 'lecture incertaine',
};

/** Certainty of a date, followed by how it was read. */
export const dateCertainty = {
  read: (method: string) => (method === '' ? 'date lue' : `date ${method}`),
  supposed: (method: string) => (method === '' ? 'date supposée' : `date supposée, ${method}`),
  declared: () => 'date indiquée par qui remet le dossier',
  file: () => 'date du fichier, non vérifiée',
};

/** How the date was read, by `posting.source`. */
export const postingSource = mapOf({
  dom: 'lue dans le code de la page',
  id: 'déduite de l’identifiant de la publication',
  jsonld: 'lue dans les métadonnées de la page',
  microdata: 'lue dans les métadonnées de la page',
  og: 'lue dans les métadonnées de la page',
  text: 'lue dans le texte affiché',
});

/** Assumptions made to read a date, and what is said of a text: `+name` suffixes of their `how`. */
export const assumption = mapOf({
  'device-zone': 'dans le fuseau horaire de l’ordinateur, supposé',
  'day-first': 'jour supposé écrit avant le mois',
  year: 'année supposée',
  'site-zone': 'dans le fuseau horaire du site',
  'zone-unknown': 'fuseau horaire inconnu',
  day: 'jour supposé',
  now: 'calculée depuis une durée affichée',
  translated: 'traduit par une machine',
});

/** Reasons why a value was not read: the `how` of a null value. */
export const unreadReason = mapOf({
  'account-deleted': 'le compte n’existait plus',
  'author-row-missing': 'le message qui porte le nom du compte n’était plus affiché',
  deleted: 'la page dit que cela a été supprimé',
  'handle-shown': 'la page ne montrait que l’identifiant',
  'in-menu-only': 'la page ne le donnait que dans un menu',
  'invalid-handle': 'la plateforme dit que cet identifiant n’est pas valable',
  'layout-unknown': 'la page n’avait pas la forme attendue',
  locked: 'Recueil était verrouillé',
  'no-address-given': 'la plateforme ne lui donne pas d’adresse',
  'no-handles': 'cette plateforme n’a pas d’identifiants de compte',
  'no-http-address': 'l’adresse n’est pas celle d’une page web',
  'no-permalink': 'la publication n’a pas d’adresse à elle',
  'no-reply-mark': 'aucun signe de réponse sur la page',
  'no-text': 'la page ne montrait pas de texte',
  'none-shown': 'la page n’en montrait pas',
  'not-attempted': 'pas cherché',
  'not-found': 'absent de la page',
  'not-in-address': 'l’adresse ne le dit pas',
  'not-kept': 'lu, mais pas gardé',
  'not-logged-in': 'la page a été vue sans compte connecté',
  'not-shown': 'la page ne le montrait pas',
  'not-told': 'le navigateur ne le dit pas',
  'not-visible': 'présent dans la page, mais pas à l’écran',
  'other-address': 'le navigateur parle d’une autre adresse',
  'other-channel': 'le message appartient à un autre salon que celui de l’adresse',
  'own-message': 'message du compte connecté, sans son nom',
  'reader-failed': 'la lecture de la page a échoué',
  region: 'une partie de la page a été capturée, pas une publication',
  screen: 'tout l’écran a été capturé, pas une publication',
  'several-accounts': 'plusieurs comptes possibles, aucun retenu',
  'several-links': 'plusieurs liens possibles, aucun retenu',
  'several-logins': 'plusieurs identifiants possibles, aucun retenu',
  'not-stated': 'pas indiqué par qui remet le dossier',
  unreadable: 'affiché sous une forme que l’on ne peut pas lire',
} satisfies Record<NotExtractedReason, string>);

/** The code may be one of another version. */
export function warningSentence(code: string): string {
  const words = findWarningWords(code);
  return words?.dossier ?? words?.fr ?? `Observation codée « ${code} ».`;
}

/** Names that differ in a dossier: « plainte contre X » names nobody. */
const OWN_NAMES: ReadonlyMap<string, string> = new Map([
  ['x', 'X (ex-Twitter)'],
  ['web', 'site web'],
  ['phone', 'téléphone (SMS, MMS, appel)'],
  ['email', 'courriel'],
  ['unknown', 'plateforme non indiquée'],
]);
export const platformName = (id: string): string => OWN_NAMES.get(id) ?? findPlatform(id)?.name ?? id;

export const transformation = mapOf({
  crop: 'découpée dans l’image de l’écran, sans autre changement',
  'scrolled-into-view': 'page défilée jusqu’à la publication avant l’image',
  snapshot: 'code de la page sans scripts ni champs remplis',
  'scrolled-through': 'page parcourue du haut vers le bas',
  unstuck: 'éléments qui suivent le défilement, remis à leur place dans la page',
  'shown-once': 'éléments fixes montrés une seule fois',
  'images-not-loaded': 'images qui ne s’étaient pas affichées',
  'still-loading': 'écrans qui n’étaient pas entièrement affichés',
  folded: 'réponses repliées (au moins) et textes coupés par la page, absents de l’image',
  stitched: 'assemblée à partir de plusieurs images de l’écran, sans mise à l’échelle',
  band: 'page longue gardée en plusieurs fichiers',
});

/** Pixels from the top left corner of the screenshot. */
export const cropped = (from: string, size: string, left: string, top: string) =>
  `découpée dans ${from}, sans autre changement : ${size} pixels, à ${left} de la gauche et ${top} du haut`;

export const transformationDetail = mapOf({
  from: 'depuis',
  x: 'gauche',
  y: 'haut',
  width: 'largeur',
  height: 'hauteur',
  down: 'vers le bas',
  right: 'vers la droite',
  dropped: 'retiré',
  screens: 'écrans',
  scroller: 'ce qui défile',
  elements: 'éléments',
  tiles: 'images de l’écran',
  number: 'numéro',
  of: 'sur',
  count: 'nombre',
  causes: 'causes',
  replies: 'réponses',
  texts: 'textes',
});

export const invisibleCharacter = mapOf({
  '200B': 'espace sans largeur',
  '200C': 'antiliant sans largeur',
  '200D': 'liant sans largeur',
  '200E': 'marque gauche-droite',
  '200F': 'marque droite-gauche',
  '202A': 'début gauche-droite',
  '202B': 'début droite-gauche',
  '202C': 'fin de direction',
  '202D': 'sens gauche-droite forcé',
  '202E': 'sens droite-gauche forcé',
  '2060': 'gluon de mots',
  '2066': 'isolat gauche-droite',
  '2067': 'isolat droite-gauche',
  '2068': 'isolat',
  '2069': 'fin d’isolat',
  AD: 'trait d’union conditionnel',
  FEFF: 'espace insécable sans largeur',
});

/** Counters of a post, by their name in the fiche. */
export const counterName = mapOf({
  amount: 'montant',
  bookmarks: 'signets',
  comments: 'commentaires',
  likes: 'J’aime',
  quotes: 'citations',
  reactions: 'réactions',
  replies: 'réponses',
  reposts: 'republications',
  score: 'points',
  shares: 'partages',
  stars: 'étoiles',
  views: 'vues',
});

/** Texts of the person's notes on an item. Never a legal qualification. */

/** The words that the person ticked (`src/ui/locales/fr/list.ts`), in the third person. */
export const category: Readonly<Record<Category, string>> = {
  insult: 'insultes, moqueries',
  accusation: 'accusations, rumeurs',
  threat: 'menaces',
  hate: 'haine (origine, religion, sexe, orientation sexuelle, identité de genre, handicap)',
  sexual: 'propos ou gestes sexuels',
  'intimate-image': 'image intime',
  'private-life': 'adresse, téléphone ou vie privée divulgués',
  impersonation: 'quelqu’un se fait passer pour la victime',
  blackmail: 'chantage',
  incitement: 'appels à s’en prendre à la victime',
  insistence: 'messages répétés, surveillance',
  other: 'autre chose',
};

export const onlineResult: Readonly<Record<(typeof ONLINE_RESULTS)[number], string>> = {
  present: 'toujours en ligne',
  changed: 'en ligne, modifiée',
  deleted: 'supprimée',
  'account-gone': 'compte disparu',
  'login-wall': 'non visible sans compte',
};

export const stepKind: Readonly<Record<(typeof STEP_KINDS)[number], string>> = {
  platform: 'Signalement à la plateforme',
  pharos: 'Signalement à PHAROS',
  '3018': 'Appel au 3018',
  'plainte-police': 'Plainte (police, gendarmerie)',
  'plainte-procureur': 'Plainte au procureur de la République',
  'main-courante': 'Main courante',
  'demande-avis': 'Demande d’avis au procureur de la République',
  recours: 'Recours au procureur général',
  juge: 'Juge d’instruction',
  erasure: 'Demande d’effacement (RGPD)',
  cnil: 'Plainte à la CNIL',
  protection: 'Demande de protection fonctionnelle',
  'protection-elu': 'Demande de protection d’une personne élue',
  sarvi: 'Demande au SARVI',
  civi: 'Demande à la CIVI',
  commissaire: 'Commissaire de justice',
  avocat: 'Avocat',
  'us-notice': 'Demande américaine de retrait en 48 heures (image intime)',
  'press-act': 'Acte de procédure',
  insurer: 'Assurance',
  school: 'Établissement scolaire',
  association: 'Association',
  health: 'Santé',
  cost: 'Dépense',
  other: 'Autre démarche',
};

/** How the person concerned agreed to captures by somebody else. */
export const agreement = {
  signed: 'écrit et signé',
  oral: 'donné de vive voix',
  none: 'pas encore demandé',
} as const;

export const userNotes = {
  category: 'Coché par qui remet',
  seriousness: 'Gravité',
  notRated: 'non évaluée par qui remet le dossier',
  messagesNotRated: (count: number) =>
    `${plural(count, 'message non évalué', 'messages non évalués')} par qui remet le dossier`,
  seriousnessText: { 1: 'pénible', 2: 'grave', 3: 'très grave' },
  visibility: 'Visibilité',
  posted: 'Date de la publication',
  postedText: (date: string, source: string | null) =>
    `${date} (${source === null ? 'date indiquée par qui remet le dossier' : `date du fichier, ${source}`})`,
  postedWithdrawn: 'pas de date connue',
  postedSealed: (date: string) => `À l’import : ${date}`,
  translation: 'Traduction',
  translationText: (from: string) =>
    `traduction de qui remet le dossier, non assermentée${from === '' ? '' : ` (depuis : ${from})`}`,
  note: 'Note',
  online: 'Vérifiée en ligne',
  onlineText: (at: string, result: string, shown: ExhibitNumber | null) =>
    `${at}, selon qui remet le dossier : ${result}${shown === null ? '' : ` (capture : pièce n° ${citeNumber(shown)})`}`,
  references: 'Références',
  unread: 'Ce qui avait été indiqué n’a pas pu être relu sur le disque : rien n’en est repris ici.',
  on: (date: string) => `indiqué par qui remet le dossier le ${date}`,
};
