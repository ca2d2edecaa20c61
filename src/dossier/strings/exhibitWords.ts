import { citeNumber, type ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import type { DateSource, FileFamily } from '../../domain/item/importedFiles.ts';
import type { CaptureMode, VerifiedStatus } from '../../domain/item/item.ts';
import { NOT_READ } from './codes.ts';
import { formatNumber, formatRanges, plural } from './formatText.ts';

/** French texts of the pages of exhibits, and of the annex of hashes. Facts only. */

export const exhibit = {
  intro: ({
    dates,
    kinds,
    accountIds,
    screens,
  }: {
    readonly dates: ReadonlyMap<string, readonly ExhibitNumber[]>;
    readonly kinds: ReadonlyMap<string, readonly ExhibitNumber[]>;
    readonly accountIds: boolean;
    readonly screens: readonly ExhibitNumber[];
  }) =>
    [
      'Par compte, puis par date ; ensuite les autres pièces. Images, sauf mention : mêmes pixels que publication.png, dans le dossier de la pièce. Entre guillemets, la date affichée. Page vue : la même adresse, sauf mention.',
      ...Array.from(dates, ([how, numbers]) => `Dates n° ${formatRanges(numbers)} : ${how}.`),
      ...Array.from(kinds, ([how, numbers]) => `Natures n° ${formatRanges(numbers)} : ${how}.`),
      ...(screens.length === 0 ? [] : [`Écrans entiers n° ${formatRanges(screens)} : capture.png, au même endroit.`]),
      ...(accountIds ? [`Identifiants numériques des comptes, sauf mention : ${NOT_READ}s.`] : []),
    ].join(' '),
  title: (number: ExhibitNumber) => `Pièce n° ${citeNumber(number)}`,
  /** Beside the title. `about`: why it is not counted, and its kind; `parent`: where it was displayed. */
  under: (about: readonly (string | null)[], parent: ExhibitNumber | null) =>
    [...about, parent === null ? null : `affichée sous la pièce n° ${citeNumber(parent)}`].filter(Boolean).join(' ; '),
  account: 'Compte',
  accountId: 'identifiant numérique',
  unreadRows: 'Non lus',
  unreadNames: { address: 'adresse de la publication', account: 'compte', posting: 'date de publication' },
  kind: 'Nature',
  kindByPlace: 'selon la place dans le fil',
  edited: 'mention de modification lue sur la page',
  idTimeSame: 'l’identifiant contient la même heure',
  /** The date that was read has no time to compare. */
  idTimeAlone: (moment: string) => `l’identifiant contient l’heure ${moment}`,
  idTime: (moment: string) => `l’identifiant contient une autre heure : ${moment}`,
  visibility: 'visibilité',
  context: 'Contexte',
  replyTo: 'en réponse à',
  linked: {
    profile: (of: string) => `page du compte, capturée pour ${of}`,
    thread: (of: string) => `ce qui précède, capturé pour ${of}`,
    check: (of: string) => `ce que montrait plus tard l’adresse de ${of}`,
    reply: (of: string) => `réponse, capturée pour ${of}`,
  },
  linkedTo: (number: ExhibitNumber) => `la pièce n° ${citeNumber(number)}`,
  linkedElsewhere: 'un élément qui n’est pas joint',
  quoted: 'cite',
  quotedUnread: 'cite un texte dont le compte n’est pas lu',
  asShown: 'affichée sur la page',
  /** After the words of a relative time. */
  shownWhen: (moment: string) => `, lue le ${moment}`,
  text: 'Texte de la publication',
  textCut:
    'La suite de ce texte n’est pas reproduite ici ; celui d’une pièce est entier dans ses fichiers (texte.txt, fiche.json).',
  textUnread: 'Texte : non lu.',
  fileText: (path: string) => `Texte du fichier : ${path}, et dossier.pdf.`,
  otherEmailText:
    '[Ce courriel a plusieurs textes différents ; une messagerie montre l’un ou l’autre. Voici celui de la mise en page.]',
  attachedEmail: '[Message joint à ce courriel :]',
  textFile: (path: string) => `Texte de la page ou de l’écran : ${path}.`,
  conversationFile: (path: string) => `Messages de la conversation : ${path}, et dossier.pdf.`,
  textNotIncluded: 'Texte non reproduit ici : il peut montrer ce qui a été caché.',
  screenText: 'Texte de l’écran, non attribué',
  pageText: 'Texte de la page, non attribué',
  regionText: 'Texte de la partie capturée, non attribué',
  textContinues: (path: string) => `La suite est dans ${path}.`,
  foreignScript: (name: string) => `Écriture ${name}. Traduction (non assermentée) :`,
  imageFrom: (path: string) => `Aperçu réduit de ${path}.`,
  imageExact: (path: string) => `Mêmes pixels que ${path}.`,
  imageCopy: (path: string) =>
    `Copie floutée ou masquée (${path}), faite par qui remet le dossier. L’original n’est pas reproduit ici ; son empreinte salée est dans la fiche.`,
  imageMissing: (path: string) => `L’aperçu n’a pas pu être placé ici. L’image est dans ${path}.`,
  imageRemoved:
    'Image effacée par qui remet le dossier après la capture : elle n’est plus conservée. Le texte et l’adresse sont ceux de la fiche.',
  imageNotIncluded: 'Image non jointe : elle montre aussi une partie cachée ou réservée d’une autre capture.',
  noImageTaken: 'Aucune image n’a été prise : qui remet le dossier a seulement noté ce qui suit.',
  fileNotIncluded: (path: string) => `${path}, non joint`,
  fileRemoved: 'fichier effacé, non conservé',
  imageParts: 'L’image est coupée entre deux lignes, d’une page à l’autre.',
  imageSlices: 'Le bas de chaque vue est répété en haut de la suivante.',
  imageCut: (path: string) => `L’image est plus haute : la suite n’est pas reproduite ici, elle est dans ${path}.`,
  imageAlt: (number: ExhibitNumber, mode: CaptureMode, account: string) => {
    if (mode === 'screen') return `Capture d’un écran entier, pièce n° ${citeNumber(number)}`;
    if (mode === 'zone') return `Capture d’une partie de la page, pièce n° ${citeNumber(number)}`;
    if (mode === 'page') return `Capture d’une page entière, pièce n° ${citeNumber(number)}`;
    return `Capture de la pièce n° ${citeNumber(number)}, publication du compte ${account}`;
  },
  remarks: 'Observations de la capture',
  partial: 'Capture partielle : une partie de ce qui était demandé manque, voir ci-dessous.',
  unread: NOT_READ,
  escaped:
    'Les signes absents de la police de caractères sont écrits par leur numéro, comme ‹U+1F600› ; ils sont lisibles dans index.html, à la même pièce. Les copier redonne les caractères d’origine.',
  hidden: (names: string) => `Caractères invisibles présents dans le texte, retirés du dessin seulement : ${names}.`,
};

/** Texts of empreintes.csv, and of what is printed of it. */
export const hashes = {
  intro:
    'fiche.json contient les empreintes salées des fichiers d’une pièce, dont sels.json donne les sels ; son empreinte est dans l’historique. page.html : code de la page, sans scripts ni champs remplis ; fiche.json dit ce qui en a été retiré.',
  head: ['Pièce', 'Fichier', 'Octets', 'SHA-256', 'Remarque'],
  label: 'Fichiers joints',
  attached: (count: number) =>
    `${plural(count, 'fichier', 'fichiers')} : empreintes.csv, joint. Son empreinte (SHA-256) :`,
};

/** What of a file is the same in its copy without metadata. */
const SAME_CONTENT: Partial<Readonly<Record<FileFamily, string>>> = {
  image: 'mêmes pixels',
  video: 'même image et même son',
  audio: 'même son',
};

/** Texts about an imported file, which must never be described as a capture. */
export const importedFile = {
  recorded: 'Importé le',
  dated: 'Date',
  sent: 'Envoyé le',
  list: (family: FileFamily, platform: string) =>
    importedFile.family[family] === platform ? 'fichier' : `${importedFile.family[family]} (fichier)`,
  listedName: (name: string) => `« ${name} »`,
  declared: 'indiqué par qui remet le dossier',
  asStated: 'telle qu’indiquée',
  asInFile: 'telle que le fichier la donne',
  file: 'Fichier importé',
  pixels: (width: number, height: number) => `${formatNumber(width)} × ${formatNumber(height)} pixels`,
  cleanCopy: (path: string, family: FileFamily) =>
    `Copie jointe sans les métadonnées du fichier (lieu, appareil, auteur…), ${SAME_CONTENT[family] ?? 'même contenu'} : ${path}. L’original n’est pas joint ; son empreinte salée est dans la fiche.`,
  readableCopy: (path: string) =>
    `Copie en JPEG, pour la lire sans logiciel particulier : ${path}. Faite par le navigateur ; elle n’a pas d’empreinte dans la fiche.`,
  octets: (bytes: number) => `${formatNumber(bytes)} octets`,
  takenBy: 'Fait par, selon qui remet le dossier',
  dates: 'Dates non vérifiées',
  image: (path: string) => `Fichier importé, reçu tel quel ; Recueil n’a pas vu l’original. Aperçu réduit de ${path}.`,
  frames: (path: string, times: readonly string[]) =>
    `Fichier importé, reçu tel quel ; Recueil n’a pas vu l’original. Images de ${path}, prises à ${times.join(', ')} par le navigateur ; elles n’ont pas d’empreinte dans la fiche.`,
  framesAlt: (number: ExhibitNumber) => `Images de la vidéo importée, pièce n° ${citeNumber(number)}`,
  duration: (length: string) => `durée ${length} selon le fichier`,
  noImage: (path: string) =>
    `Fichier importé, reçu tel quel ; Recueil n’a pas vu l’original. Il n’est pas reproduit ici : il est dans ${path}.`,
  /** Of an e-mail, as the file writes it: by its facts in the fiche. */
  email: {
    from: 'Courriel de (selon le fichier, non vérifié)',
    to: 'Courriel à',
    cc: 'Copie à',
    subject: 'Objet',
    attachments: 'Fichiers joints au courriel',
  },
  /** Of a conversation, whose lines are printed above. */
  joined: (path: string) => `Fichier importé, reçu tel quel ; Recueil n’a pas vu l’original. Il est dans ${path}.`,
  alt: (number: ExhibitNumber) => `Image importée, pièce n° ${citeNumber(number)}`,
  messages: (format: string) =>
    format === 'eml'
      ? 'Texte du courriel, sans sa mise en page ; noms et date non vérifiés'
      : `Messages du fichier${format === 'whatsapp' ? ' (WhatsApp)' : ''}, tels quels ; dates et noms non vérifiés`,
  text: 'Texte : non lu, c’est un fichier importé.',
  cover: (count: number) =>
    `Dont ${plural(count, 'fichier importé', 'fichiers importés')}, ${count < 2 ? 'reçu tel quel' : 'reçus tels quels'} : Recueil n’a pas vu l’original.`,
  method: (numbers: string) =>
    `Fichiers importés (pièces n° ${numbers}) : qui remet le dossier avait déjà ces fichiers. Chacun est gardé tel que reçu, sous un nom donné par Recueil ; son nom d’origine est dans sa fiche. ` +
    'Plateforme, compte, adresse et date sont ceux qu’a indiqués qui remet le dossier. Les dates écrites dans un fichier peuvent avoir été changées par n’importe qui : elles sont relevées, elles ne sont pas vérifiées.',
  family: {
    image: 'image',
    pdf: 'PDF',
    video: 'vidéo',
    audio: 'son',
    email: 'courriel',
    conversation: 'conversation exportée',
    message: 'message exporté',
    archive: 'archive zip',
    text: 'texte',
  } satisfies Record<FileFamily, string>,
  source: {
    exif: 'écrite par l’appareil',
    pdf: 'écrite dans le PDF',
    email: 'en-tête du courriel',
    'messages-first': 'premier message',
    'messages-last': 'dernier message',
    name: 'dans le nom du fichier',
    changed: 'dernière modification, écrite dans le fichier',
    modified: 'dernière modification sur l’ordinateur',
  } satisfies Record<DateSource, string>,
};

/** Texts about videos of a post, what was unfolded, and the platform's mark of a verified account. */
export const postDetails = {
  videoCount: (count: number) => `${plural(count, 'vidéo')} ; l’image n’en montre qu’un instant`,
  video: (number: number, position: string | null) =>
    `vidéo ${formatNumber(number)} : ${position === null ? 'position de lecture non lue' : `lecture à ${position} lors de la capture`}`,
  videoAddress: (address: string) => `adresse : ${address}`,
  videoPoster: (address: string) => `image d’aperçu : ${address}`,
  moreVideos: (count: number) => `et ${plural(count, 'autre')} : voir fiche.json`,
  unfoldedCount: (total: number) =>
    `${plural(total, 'bouton')} de la page, pressé${total > 1 ? 's' : ''} par Recueil à la demande de qui remet le dossier`,
  pressed: (label: string, time: string) => `« ${label} », ${time}`,
  morePressed: (count: number) => `et ${plural(count, 'autre')} : voir fiche.json`,
  verifiedText: (status: VerifiedStatus, label: string | null) =>
    ({ yes: `oui, selon la page (« ${label} »)`, no: 'non', unread: 'non lu' })[status],
};

/** Iframe of a post, and how the tab reached the page. */
export const navigation = {
  referrer: (from: string) => `page ouverte depuis, selon elle : ${from}`,
  capturedBefore: (of: string) => `dans le même onglet, avant : ${of}`,
};
