import type { Counts } from '../../domain/item/kind.ts';
import type { ReadingWay } from '../data/identification.ts';
import { mapOf, NOT_READ } from './codes.ts';
import { conversation } from './conversationWords.ts';
import { formatNumber, plural } from './formatText.ts';

/** Texts of `fiche-identification.pdf` and `fiche-identification.csv`. Facts only: an account is not a person. */

export const title = 'Fiche d’identification des comptes signalés';

export const intro = (accounts: number, file: string) =>
  `${plural(accounts, 'compte signalé', 'comptes signalés')} par qui remet le dossier. Accompagne ${file} ; les pièces y sont. Le nom d’un compte ne dit pas qui s’en sert. Chaque publication, avec son adresse et ses heures : fiche-identification.csv. * : lecture probable ou incertaine, ou date d’un téléphone ou d’un fichier, non vérifiée.`;

export const unread = `compte ${NOT_READ}`;
/** The period runs from the connection, which nobody here knows. */
export const expiryNote =
  'Effacement possible : jour vers lequel les données de connexion de la première et de la dernière publication peuvent être effacées, un an après elles moins un jour (CPCE, L34-1, II bis), ou bien avant à l’étranger, ou plus tard ; à vérifier. Non calculée : date non lue sur une page.';
/** `uncounted`: the exhibits of which no day is computed; '' where there is none. */
export const nearest = (day: string, uncounted: string) =>
  `Jour le plus proche : ${perhapsSooner(day)}.${uncounted === '' ? '' : ` Sauf n° ${uncounted} : jour non calculé, données peut-être déjà effacées.`}`;
export const fromTo = (first: string, last: string) => `${first} à ${last}`;
export const perhapsSooner = (days: string) => `${days}, ou bien avant`;

export const toCheck = 'à vérifier';

export const label = { company: 'Société destinataire', authorities: 'Contact publié pour les autorités' };
export const accountHead = ['N°', 'Compte', 'Pièces n°', 'Publications (UTC)', 'Effacement possible'];
export const id = 'identifiant permanent';
export const idInAddress = (found: string) => `${found} (d’après l’adresse)`;
export const moreRanges = (shown: string) => `${shown}, et la suite : fiche-identification.csv`;
/** `company`: null where none has a source. */
export const notListed = (ranges: string, platform: string, company: string | null) =>
  `Non repris, compte ${NOT_READ} : pièces n° ${ranges} (${platform}). Société destinataire : ${company === null ? noCompany : `${company} (${toCheck})`}.`;
export const profileExhibit = (exhibits: string) => `page du compte : ${exhibits}`;

export const site = (platform: string, host: string | null) => (host === null ? platform : `${platform}, ${host}`);
export const noCompany = `aucune source dans Recueil : ${toCheck}`;
/** Where a company or a contact was found. `seen`: the day it was looked up. */
export const found = (source: string, dated: string | null, seen: string) =>
  `${toCheck} ; source : ${source}${dated === null ? ', sans date' : `, ${dated}`}, consultée le ${seen}`;

/** How a value was read. */
export const way: Readonly<Record<ReadingWay, string>> = {
  code: 'lu dans le code de la page',
  link: 'lu dans l’adresse d’un lien de la page',
  address: 'lu dans l’adresse de la page',
  text: 'lu dans le texte affiché',
  person: 'indiqué par qui remet le dossier',
  file: 'lu dans le fichier importé, non vérifié',
  unstated: 'façon de lire non relevée',
};

/** `first`, `last`: UTC to the second, by the clock of the computer. */
export const seen = (first: string, last: string, isStated: boolean) =>
  first === last
    ? `${isStated ? 'indiqué' : 'vu'} le ${first}`
    : `${isStated ? 'indiqué' : 'vu'} du ${first} au ${last}`;

export const noId = (reason: string | undefined, isDesignated: boolean) =>
  `${NOT_READ}${reason === undefined ? '' : ` (${reason})`}${isDesignated ? '. Les adresses ci-dessous désignent le compte.' : ''}`;
/** Of a sender whose displayed name alone is known. */
export const noNumber = (isTelephone: boolean, isExported: boolean) =>
  `${isTelephone ? 'numéro de téléphone' : 'identifiant'} : ${isExported ? 'non donné par l’archive' : NOT_READ}${isTelephone ? ' ; à relever sur le téléphone' : ''}`;
export const unreadAccount = 'Ces publications peuvent venir de comptes différents.';

export const preserveTitle = 'Données à conserver';
export const preserve = 'Pour chaque compte et pour chaque publication de fiche-identification.csv :';
export const preserved = (text: string, article: string) => `${text} (${article}).`;

export const posts = (counts: Counts, first: string, last: string, undated: number) =>
  `${conversation.posts(counts)}${first === '' ? '' : first === last ? ` : ${first}` : ` : de ${first} à ${last}`}${undated === 0 ? '' : ` ; ${formatNumber(undated)} sans date lue`}`;
export const noPost = 'Aucune publication de ce compte dans ce dossier : sa page seule est enregistrée.';
/** How the date was read, by `posting.source`. */
export const timeSource = mapOf({
  dom: 'plateforme (code de la page)',
  jsonld: 'plateforme (métadonnées de la page)',
  microdata: 'plateforme (métadonnées de la page)',
  og: 'plateforme (métadonnées de la page)',
  id: 'lue dans l’identifiant',
  text: 'affichée sur la page',
  declared: 'indiquée par qui remet le dossier',
  file: 'date du fichier, non vérifiée',
});
export const noTimeSource = 'source non relevée';
export const precision = {
  ms: '',
  s: '',
  min: 'à la minute',
  hour: 'à l’heure',
  day: 'jour seulement',
  month: 'mois seulement',
  year: 'année seulement',
} as const;
export const unreadTime = 'date non lue';
export const perhapsErased = 'peut-être déjà effacées (date non vérifiée)';
export const noExpiry = 'non calculée';
