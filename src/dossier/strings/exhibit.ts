import type { CaptureMode } from '../../domain/item/item.ts';
import { NOT_READ } from './codes.ts';

/** French texts of the pages of exhibits, of their screens, and of the annex of hashes. Facts only. */

export const exhibit = {
  intro: 'Dans l’ordre d’enregistrement. L’écran d’où viennent des pièces est montré une fois, avant la première.',
  title: (number: number) => `Pièce n° ${number}`,
  numbers: (numbers: string) => `pièces n° ${numbers}`,
  qrAlt: (number: number) => `Code QR de l’adresse de la pièce n° ${number}, écrite en toutes lettres ci-dessous`,
  /** Line below the title. `parent`: the exhibit under which it was displayed; a page number follows `onScreen`. */
  under: (ordinal: number, parent: number | null, onScreen: boolean) =>
    [
      `élément n° ${ordinal} du journal`,
      ...(parent === null ? [] : [`affichée sous la pièce n° ${parent}`]),
      ...(onScreen ? ['écran entier : page'] : []),
    ].join(' ; '),
  address: 'Adresse',
  pageAddress: 'Page affichée',
  bothAddresses: 'Adresse (et page)',
  account: 'Compte',
  accountId: 'identifiant numérique',
  posted: 'Publiée le',
  recorded: 'Enregistrée le',
  kind: 'Nature',
  kindByPlace: 'selon la place dans le fil',
  counters: 'Compteurs affichés',
  /** Whether the page says that the post was modified. */
  edits: {
    read: 'mention de modification : lue sur la page',
    none: 'mention de modification : aucune lue',
    unsought: 'mention de modification : non cherchée',
  },
  idTimeSame: 'l’identifiant contient la même heure',
  idTime: (moment: string) => `l’identifiant contient une autre heure : ${moment}`,
  profileCaptured: (number: number) => `page du compte : pièce n° ${number}`,
  profileNotCaptured: 'page du compte non capturée',
  seal: 'Empreinte (fiche)',
  visibility: 'visibilité',
  context: 'Contexte',
  replyTo: 'en réponse à',
  linked: {
    profile: (of: string) => `page du compte, capturée pour ${of}`,
    thread: (of: string) => `ce qui précède, capturé pour ${of}`,
    check: (of: string) => `ce que montrait plus tard l’adresse de ${of}`,
    reply: (of: string) => `réponse, capturée pour ${of}`,
  },
  linkedTo: (number: number) => `la pièce n° ${number}`,
  linkedElsewhere: 'un élément qui n’est pas joint',
  quoted: 'cite',
  asShown: 'affichée sur la page',
  text: 'Texte de la publication',
  textCut:
    'La suite de ce texte n’est pas reproduite ici ; celui d’une pièce est entier dans ses fichiers (texte.txt, fiche.json).',
  textUnread: 'Texte : non lu.',
  screenText: 'Texte de l’écran, non attribué',
  pageText: 'Texte de la page, non attribué',
  textContinues: (path: string) => `La suite est dans ${path}.`,
  foreignScript: (name: string) => `Écriture ${name}. Traduction (non assermentée) :`,
  imageFrom: (path: string) => `Aperçu réduit de ${path}.`,
  imageExact: (path: string) => `Mêmes pixels que ${path}.`,
  imageCopy: (path: string) =>
    `Copie floutée ou masquée (${path}), faite par la personne. L’original, scellé, n’est pas reproduit ici.`,
  imageMissing: (path: string) => `L’aperçu n’a pas pu être placé ici. L’image est dans ${path}.`,
  imageRemoved:
    'Image retirée par la personne après la capture : elle n’est plus conservée. Le texte et l’adresse sont ceux de la fiche.',
  imageNotIncluded: 'Image non jointe, au choix de la personne.',
  noImageTaken: 'Aucune image n’a été prise : la personne a seulement noté ce qui suit.',
  fileNotIncluded: (path: string) => `${path}, non joint`,
  fileRemoved: 'fichier retiré, non conservé',
  imageParts: 'L’image est coupée entre deux lignes, d’une page à l’autre.',
  imageSlices: 'Le bas de chaque vue est répété en haut de la suivante.',
  imageCut: (path: string) => `L’image est plus haute : la suite n’est pas reproduite ici, elle est dans ${path}.`,
  imageAlt: (number: number, mode: CaptureMode, account: string) => {
    if (mode === 'screen') return `Capture d’un écran entier, pièce n° ${number}`;
    if (mode === 'page') return `Capture d’une page entière, pièce n° ${number}`;
    return `Capture de la pièce n° ${number}, publication du compte ${account}`;
  },
  remarks: 'Observations de la capture',
  partial: 'Capture partielle : une partie de ce qui était demandé manque, voir ci-dessous.',
  unread: NOT_READ,
  escaped:
    'Les signes que la police de ce document ne possède pas sont écrits par leur numéro, comme ‹U+1F600›. Les copier redonne les caractères d’origine.',
  hidden: (names: string) => `Caractères invisibles présents dans le texte, retirés du dessin seulement : ${names}.`,
};

/** Texts of the pages that show whole screens. */
export const screens = {
  title: (count: number, numbers: string) => `Écran ${count < 2 ? 'de la pièce' : 'des pièces'} n° ${numbers}`,
  same: (count: number, numbers: string) =>
    count < 2
      ? 'La pièce a été découpée dans cette image de l’écran.'
      : `Même écran pour les pièces n° ${numbers} : elles ont été découpées dans cette image.`,
  alt: (numbers: string) => `Capture d’un écran entier, d’où viennent les pièces n° ${numbers}`,
  caption: (path: string) => `Mêmes pixels que ${path}. L’image ne contient pas la barre d’adresse du navigateur.`,
};

/** Texts of the annex of hashes. */
export const hashes = {
  intro:
    'SHA-256 de chaque fichier. L’empreinte de fiche.json, qui contient celles-ci, est à la page de chaque pièce et dans le journal. page.html : code de la page, sans scripts ni champs remplis ; fiche.json dit ce qui en a été retiré.',
  head: ['Pièce', 'Fichier', 'Octets', 'SHA-256'],
  shared: 'Fichiers communs à plusieurs pièces, indiqués une fois',
  own: 'Fichiers de chaque pièce',
};
