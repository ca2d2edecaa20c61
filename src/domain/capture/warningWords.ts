import type { Language } from '../shared/languages.ts';
import type { Warning } from './captureWarnings.ts';

/** In the interface, in each language. `dossier`: the French of the dossier, where it is not that of the interface. */
type WarningWords = Readonly<Record<Language, string>> & { readonly dossier?: string };

/** The interface says « vous » and what can be done while the page is open; the dossier states what happened. */
export const WARNING_WORDS: Readonly<Record<Warning, WarningWords>> = {
  'account-deleted': {
    fr: 'Le compte n’existe plus au moment de la capture.',
    en: 'The account no longer exists at the time of the capture.',
    dossier: 'Le compte n’existait plus au moment de la capture.',
  },
  'author-inherited': {
    fr: 'Le nom du compte n’est pas écrit sur ce message. Il vient d’un message plus haut dans la conversation.',
    en: 'The account is not written on this message: it comes from an earlier message in the conversation.',
    dossier: 'Le nom du compte n’est pas écrit sur ce message : il vient d’un message plus haut dans la conversation.',
  },
  'canonical-mismatch': {
    fr: 'La page annonce une autre adresse que celle de la publication.',
    en: 'The page announces another address than that of the post.',
  },
  'content-closed': {
    fr: 'Une partie de la page est fermée aux extensions : ses mots ne peuvent pas être lus. Ils sont sur l’image.',
    en: 'Part of the page is closed to extensions: its words cannot be read. They are on the image.',
    dossier: 'Une partie de la page était fermée aux extensions : ses mots n’ont pas été lus. Ils sont sur l’image.',
  },
  'date-order-unknown': {
    fr: 'La date affichée peut se lire de deux façons (jour et mois) : elle est gardée telle quelle.',
    en: 'The date shown can be read in two ways (day and month): it is kept as it is.',
  },
  deleted: {
    fr: 'La page indique que la publication a été supprimée.',
    en: 'The page says that the post was deleted.',
  },
  edited: {
    fr: 'La page indique que la publication a été modifiée.',
    en: 'The page says that the post was edited.',
  },
  forwarded: {
    fr: 'Le message a été transféré : le compte affiché n’en est pas forcément l’auteur.',
    en: 'The message was forwarded: the account shown may not be its author.',
  },
  'headers-not-read': {
    fr: 'La page ne montre pas les en-têtes de l’e-mail. Pour les garder, enregistrez l’e-mail (.eml) par le menu de la messagerie.',
    en: 'The page does not show the headers of the e-mail. To keep them, save the e-mail (.eml) from the mail menu.',
    dossier: 'Les en-têtes du courriel ne se lisent pas sur la page.',
  },
  'layout-changed': {
    fr: 'Le site a changé la forme de ses pages : Recueil y trouve des publications, mais plus leur contenu. L’image est gardée : complétez ce qui manque.',
    en: 'The site changed the shape of its pages: Recueil finds posts there, but no longer what they contain. The image is kept: please fill in what is missing.',
    dossier:
      'Le site avait changé la forme de ses pages : des publications ont été trouvées, mais leur contenu n’a pas été lu. L’image est gardée.',
  },
  'layout-unknown': {
    fr: 'La page n’a pas la forme attendue : relisez ce qui a été lu.',
    en: 'The page does not have the expected shape: please check what was read.',
    dossier: 'La page n’avait pas la forme attendue ; des informations peuvent manquer.',
  },
  'local-copy': {
    fr: 'Cette page montre une copie : la publication d’origine est sur un autre serveur.',
    en: 'This page shows a copy: the original post is on another server.',
    dossier: 'La page montrait une copie : la publication d’origine est sur un autre serveur.',
  },
  'login-wall': {
    fr: 'La page demande de se connecter : elle ne montre peut-être pas tout.',
    en: 'The page asks to log in: it may not show everything.',
    dossier: 'La page demandait de se connecter ; elle ne montrait peut-être pas tout.',
  },
  'not-logged-in': {
    fr: 'La page a été vue sans compte connecté : une partie de la publication peut manquer.',
    en: 'The page was seen without being logged in: a part of the post may be missing.',
    dossier: 'La page a été vue sans compte connecté.',
  },
  'nothing-rendered': {
    fr: 'La page ne montrait encore rien : ni texte ni image. Attendez qu’elle s’affiche.',
    en: 'The page showed nothing yet: no text and no image. Wait until it is displayed.',
    dossier: 'La page ne montrait encore ni texte ni image.',
  },
  'own-message': {
    fr: 'Ce message vient de la personne qui est connectée.',
    en: 'This message comes from the person who is logged in.',
    dossier: 'Ce message vient du compte connecté au moment de la capture.',
  },
  'page-error': {
    fr: 'Le site a répondu par une erreur. Regardez si l’image montre la publication.',
    en: 'The site answered with an error: this page may not show the post. Please look at the image.',
    dossier:
      'Le site a répondu par une erreur (code HTTP 400 ou plus) : la publication n’était peut-être pas sur la page.',
  },
  'quotation-left-out': {
    fr: 'Une partie du message est marquée comme une citation. Elle n’est pas dans le texte lu, elle est sur l’image.',
    en: 'A part of the message is marked as a quotation. It is not in the text that was read, it is in the image.',
    dossier:
      'Une partie du message est marquée comme une citation : elle n’est pas dans le texte relevé, elle est sur l’image.',
  },
  'quote-without-id': {
    fr: 'La publication citée n’a pas d’adresse lisible sur la page.',
    en: 'The quoted post has no address that can be read on the page.',
  },
  'reader-failed': {
    fr: 'La lecture de la page a échoué : l’image est gardée. Complétez vous-même ce qui manque.',
    en: 'Reading the page failed: the image is kept. Please fill in what is missing.',
    dossier: 'La lecture de la page a échoué ; l’image est gardée.',
  },
  'relative-time-only': {
    fr: 'La page ne donne qu’une durée : l’heure exacte de publication n’est pas connue.',
    en: 'The page only gives a duration: the exact time of posting is not known.',
    dossier: 'La page ne donnait qu’une durée, pas de date.',
  },
  'several-quotes': {
    fr: 'La publication en cite plusieurs : une seule a été lue.',
    en: 'The post quotes several others: only one was read.',
  },
  'short-link-unresolved': {
    fr: 'L’adresse est un lien court : la page où il mène n’a pas été cherchée.',
    en: 'The address is a short link: where it leads was not looked up.',
    dossier: 'L’adresse est un lien court ; la page où il mène n’a pas été cherchée.',
  },
  'size-cut': {
    fr: 'La page annonçait une taille ou une place démesurée. L’image peut s’arrêter avant la fin.',
    en: 'The page gave a size or a place out of all proportion. The image may stop before the end.',
    dossier: 'La page annonçait une taille ou une place hors de toute mesure : l’image peut s’arrêter avant la fin.',
  },
  'shown-through-another': {
    fr: 'La publication est montrée à travers une autre (partage ou republication). Sa date et son adresse peuvent être celles du partage.',
    en: 'The post is shown through another one (a share or a repost). Its date and address may be those of the share.',
    dossier:
      'La publication était montrée à travers une autre (partage ou republication) : sa date et son adresse peuvent être celles du partage.',
  },
  'text-not-well-formed': {
    fr: 'Le texte contenait des caractères incorrects. Ils ont été remplacés, et leur valeur d’origine est gardée à part.',
    en: 'The text held invalid characters. They were replaced, and their original value is kept apart.',
    dossier: 'Le texte contenait des codes invalides ; leur valeur d’origine est gardée dans la fiche.',
  },
  'time-mismatch': {
    fr: 'L’heure affichée et l’heure tirée de l’identifiant ne sont pas les mêmes.',
    en: 'The time shown and the time taken from the identifier are not the same.',
  },
  'translated-text': {
    fr: 'Ce texte est une traduction automatique, pas les mots de l’auteur. Affichez l’original, puis recommencez.',
    en: 'The text shown is a machine translation, not the author’s words. Show the original, then capture it again.',
    dossier: 'Le texte relevé est la traduction automatique que la page affichait, pas les mots d’origine.',
  },
  'truncated-text': {
    fr: 'La page coupe le texte. Pour le garder entier, ouvrez la publication, puis capturez-la.',
    en: 'The page cuts the text. To keep it whole, open the post and capture it again.',
    dossier: 'La page n’affichait qu’une partie du texte.',
  },
  'value-cut': {
    fr: 'Une valeur de la page était démesurée : elle a été coupée. L’image et le code ne le sont pas.',
    en: 'A value on the page was out of all proportion: it was cut. The image and the code of the page were not.',
    dossier: 'Une valeur de la page dépassait toute mesure : elle a été coupée dans la fiche.',
  },
  'archive-missing': {
    fr: 'La page n’a pas pu être gardée dans un fichier (page.mhtml : non lu).',
    en: 'The page could not be kept in a file (page.mhtml: not read).',
    dossier: 'La page n’a pas pu être conservée dans un fichier (page.mhtml : non lu).',
  },
  'archive-not-allowed': {
    fr: 'Le fichier page.mhtml était demandé, mais le navigateur n’en donne plus le droit (non lu).',
    en: 'The file page.mhtml was asked for, but the browser no longer gives the right (not read).',
    dossier: 'Le fichier page.mhtml était demandé, mais le navigateur n’en donnait plus le droit (non lu).',
  },
  'content-blurred': {
    fr: 'La page floute des textes : on ne peut pas les lire sur l’image. Connectez-vous ou affichez-les, puis recommencez.',
    en: 'The page blurs texts: they cannot be read in the image. Log in or show them, then capture again.',
    dossier: 'La page floutait des textes : l’image ne permet pas de les lire.',
  },
  'content-changed': {
    fr: 'La page a changé pendant la capture : l’image et les mots lus peuvent différer.',
    en: 'The page changed during the capture: the image and the words read may not be the same.',
    dossier: 'La page a changé pendant la capture : l’image et les mots relevés peuvent ne pas être les mêmes.',
  },
  'content-folded': {
    fr: 'La page repliait des réponses ou coupait des textes : ils ne sont pas sur l’image. Dépliez-les, puis recommencez.',
    en: 'The page folded replies or cut texts: they are not in the image. Unfold them, then capture again.',
    dossier: 'La page repliait des réponses ou coupait des textes : l’image ne les montre pas.',
  },
  'image-incomplete': {
    fr: 'L’image est incomplète : des mots ou des photos de la publication n’y sont pas.',
    en: 'The image is incomplete: words or photos of the post are not visible in it.',
    dossier: 'Des mots ou des images de la publication ne sont pas visibles sur son image.',
  },
  'image-cropped': {
    fr: 'La page ne montre qu’une partie d’une image. Ouvrez-la, puis gardez-la aussi.',
    en: 'The page shows only a part of a picture. Open that picture, then keep it too.',
    dossier: 'La page ne montrait qu’une partie d’une image de la publication.',
  },
  'image-not-kept': {
    fr: 'L’adresse et le compte sont notés, sans image.',
    en: 'The address and the account are noted, without an image.',
    dossier: 'La personne a noté l’adresse et le compte, sans image.',
  },
  'page-captured-in-part': {
    fr: 'La page n’a pas été prise jusqu’au bout : l’image n’en montre que le début.',
    en: 'The page was not taken to its end: the image shows only its beginning.',
  },
  'page-covered': {
    fr: 'Un bandeau ou une fenêtre cachait une partie de la page. Fermez-le, puis recommencez.',
    en: 'A banner or a window hid part of the page. Close it, then capture again.',
    dossier: 'Un élément de la page (bandeau, fenêtre) en cachait une partie.',
  },
  'page-moved': {
    fr: 'La page a bougé pendant la capture : l’image peut être décalée.',
    en: 'The page moved during the capture: the image may be shifted.',
  },
  'page-not-drawn': {
    fr: 'La page n’avait pas fini de s’afficher : l’image peut montrer ce qui précédait.',
    en: 'The page was still being displayed: the image may show what was there just before.',
  },
  'page-not-focused': {
    fr: 'Le clavier était ailleurs que dans la page pendant la capture (barre d’adresse, autre fenêtre). Certains sites cachent alors ce qu’ils montrent. Regardez l’image ; s’il y manque quelque chose, cliquez dans la page, puis recommencez.',
    en: 'The keyboard was elsewhere than in the page during the capture (address bar, another window). Some sites then hide what they show. Look at the image; if something is missing, click in the page, then start again.',
    dossier:
      'Le clavier était ailleurs que dans la page au moment de l’image (barre d’adresse, autre fenêtre) : certains sites cachent alors ce qu’ils montrent.',
  },
  'page-source-missing': {
    fr: 'Le code de la page n’a pas pu être gardé.',
    en: 'The code of the page could not be kept.',
    dossier: 'Le code de la page n’a pas pu être conservé.',
  },
  'page-still-loading': {
    fr: 'La page chargeait encore : il manque des choses à l’image.',
    en: 'The page was still loading: parts are missing from the image.',
    dossier: 'La page chargeait encore : des parties manquent à l’image.',
  },
  'pane-cut': {
    fr: 'Une partie de la page défile à part : l’image n’en montre qu’un morceau. Capturez-y la conversation ou chaque publication.',
    en: 'A part of the page scrolls on its own: the image shows only a piece of it. Capture the conversation or each post there.',
    dossier: 'Une partie de la page défilait à part : l’image n’en montre qu’un morceau.',
  },
  'post-cut-by-window': {
    fr: 'La publication dépasse la fenêtre : l’image n’en montre qu’une partie.',
    en: 'The post is larger than the window: the image shows only a part of it.',
    dossier: 'La publication dépassait de la fenêtre : son image est incomplète.',
  },
  'post-partly-covered': {
    fr: 'Quelque chose, sur la page, recouvre une partie de la publication.',
    en: 'Something on the page covers a part of the post.',
    dossier: 'Un autre élément de la page couvrait une partie de la publication.',
  },
  'text-file-missing': {
    fr: 'Le fichier qui contient le texte n’a pas pu être gardé.',
    en: 'The file that holds the text could not be kept.',
    dossier: 'Le fichier texte.txt n’a pas pu être conservé.',
  },
  'window-resized': {
    fr: 'La taille de la fenêtre ou le zoom a changé pendant la capture.',
    en: 'The size of the window or the zoom changed during the capture.',
  },
  'words-not-drawn': {
    fr: 'La page cachait des mots. Ils ont été lus, mais l’image ne les montre pas.',
    en: 'The page hid words. They were read, but the image does not show them.',
    dossier: 'Des mots lus dans la page ne se voient pas sur l’image.',
  },
  'words-not-read': {
    fr: 'Des mots affichés n’ont pas été lus. L’image les montre.',
    en: 'Words that are shown were not read. The image shows them.',
    dossier: 'Des mots affichés par la page n’ont pas été lus : ils sont sur l’image, pas dans le texte.',
  },
  'date-not-understood': {
    fr: 'La date de l’archive n’a pas été comprise : elle est gardée telle quelle.',
    en: 'The date in the archive was not understood: it is kept as it is.',
  },
  'file-partly-read': {
    fr: 'Le fichier n’a pas été lu en entier : il est gardé tel quel.',
    en: 'The file was not read to its end: it is kept as it is.',
  },
  'image-cut': {
    fr: 'Le fichier s’arrête avant la fin de l’image. Si vous l’avez encore ailleurs, copiez-le de nouveau.',
    en: 'The file stops before the end of the image. If you still have it elsewhere, copy it again.',
    dossier: 'Le fichier s’arrête avant la fin de l’image.',
  },
  'image-moves': {
    fr: 'L’image bouge, ou son fichier contient aussi un film. Ce que vous voyez ici n’en montre qu’une partie.',
    en: 'The image moves, or its file also holds a film. What you see here shows only a part of it.',
    dossier: 'L’image bouge, ou son fichier contient aussi un film : l’aperçu n’en montre qu’une partie.',
  },
  'image-not-shown': {
    fr: 'L’image n’a pas pu être affichée ici ; le fichier est gardé tel quel.',
    en: 'The image could not be shown here; the file is kept as it is.',
    dossier: 'L’image n’a pas pu être affichée ; le fichier est gardé tel quel.',
  },
  'letters-guessed': {
    fr: 'Le fichier n’écrit pas ses lettres de façon sûre : des accents peuvent être faux. Comparez avec l’original.',
    en: 'The file does not write its letters in a sure way: some accents may be wrong. Compare with the original.',
    dossier: 'Le fichier n’écrit pas ses lettres de façon sûre : des accents peuvent être faux. À comparer avec lui.',
  },
  'type-differs': {
    fr: 'Le nom du fichier annonce un autre type que son contenu.',
    en: 'The file’s name does not match its content.',
  },
  'export-format-unconfirmed': {
    fr: 'Format non confirmé : rien ne prouve la plateforme ou la forme de cette archive. Comparez avec l’original.',
    en: 'Unconfirmed format: nothing proves the platform or the form of this archive. Compare with the original.',
    dossier:
      'Format non confirmé : rien ne prouve la plateforme ou la forme de cette archive. À comparer avec l’archive.',
  },
  'field-repeated': {
    fr: 'L’archive donne deux fois une même information de ce message. Elle n’a pas été lue.',
    en: 'The archive gives one detail of this message twice. It was not read.',
    dossier: 'L’archive donne deux fois un même champ de ce message : ce champ n’a pas été lu.',
  },
  'media-missing': {
    fr: 'L’archive nomme un fichier de ce message. Il n’y est pas, ou il n’a pas pu être gardé.',
    en: 'The archive names a file of this message. It is not there, or it could not be kept.',
    dossier: 'L’archive nomme un fichier de ce message, mais ne le contient pas, ou il n’a pas pu être lu.',
  },
  'message-imitable': {
    fr: 'Dans cette archive, un message peut en imiter d’autres. L’expéditeur et la date ne sont donc pas sûrs.',
    en: 'In this archive, a message may imitate others. So its sender and date are not sure.',
    dossier:
      'Dans cette archive, les mots d’un message peuvent imiter un autre message : expéditeur et date ne sont pas sûrs.',
  },
  'sender-alike': {
    fr: 'Dans cette conversation, un autre expéditeur a le même nom, ou un nom qui se ressemble. C’est peut-être une autre personne.',
    en: 'In this conversation, another sender has the same name, or one that looks like it. It may be somebody else.',
    dossier:
      'Dans cette conversation, un autre expéditeur a le même nom, ou un nom qui se ressemble : peut-être une autre personne.',
  },
};

/** Returns the words of a warning; null for a code of another version. */
export const findWarningWords = (code: string): WarningWords | null =>
  Object.hasOwn(WARNING_WORDS, code) ? WARNING_WORDS[code as Warning] : null; // an own key
