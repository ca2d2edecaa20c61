import { ahead } from './fr.ahead.ts';
import { archive } from './fr.archive.ts';
import { backup } from './fr.backup.ts';
import { capture } from './fr.capture.ts';
import { carnet } from './fr.carnet.ts';
import { codes } from './fr.codes.ts';
import { damaged } from './fr.damaged.ts';
import { documents } from './fr.documents.ts';
import { erase } from './fr.erase.ts';
import { follow } from './fr.follow.ts';
import { help } from './fr.help.ts';
import { imports } from './fr.import.ts';
import { lock } from './fr.lock.ts';
import { making } from './fr.making.ts';
import { origins } from './fr.origins.ts';
import { platforms } from './fr.platforms.ts';
import { redact } from './fr.redact.ts';
import { safety } from './fr.safety.ts';
import { stamp } from './fr.stamp.ts';
import { volumes } from './fr.volumes.ts';
import { ways } from './fr.ways.ts';

/**
 * French is the source: `en.ts` must have the same keys and the same {holes}. Vous, short sentences, no blame, no
 * alarm. Apostrophes and the spaces before « : ; ? » are written plainly here; `t` sets them as a printer would.
 */
export const fr = {
  ...carnet,
  ...codes,
  ...imports,
  ...lock,
  ...making,
  ...origins,
  ...platforms,
  ...damaged,
  ...documents,
  ...erase,
  ...help,
  ...follow,
  ...safety,
  ...stamp,
  ...backup,
  ...ways,
  ...volumes,
  ...ahead,
  ...archive,
  ...capture,
  ...redact,
  lang: 'fr',

  'app.name': 'Recueil',
  'app.quit': 'Quitter',
  'app.quitKey': 'Ou trois fois de suite la touche Maj : Recueil se ferme et se verrouille',
  'app.loading': 'Chargement…',
  'app.retry': 'Réessayer',
  'app.back': 'Retour',
  'app.unread': 'non lu',
  'app.show': 'Montrer',
  'app.hide': 'Masquer',
  'app.maskedText': 'texte masqué',
  'app.maskedImage': 'image masquée',
  'app.understood': 'Compris',

  'popup.actions': 'Enregistrer',
  'popup.capturePost': 'Capturer une publication',
  'popup.captureScreen': "Capturer l'écran",
  'popup.listPosts': 'Choisir dans une liste',
  'popup.captureHint': 'Puis cliquez dessus, dans la page.',
  'popup.working': 'Capture en cours…',
  'popup.export': 'Exporter le dossier',
  'popup.recorded': 'Déjà enregistré',
  'popup.empty':
    "Rien d'enregistré pour l'instant : ouvrez la page de la publication, puis choisissez « Capturer une publication ».",
  'popup.seeAll': 'Tout voir dans le carnet',

  'posts.title': 'Publications de cette page',
  'posts.hint': 'Choisissez celle à enregistrer. Au clavier : flèches, puis Entrée.',
  'posts.searching': 'Lecture de la page…',
  'posts.empty':
    "Aucune publication n'a été reconnue sur cette page. Faites-la défiler jusqu'à la publication et revenez ici, ou choisissez « Capturer l'écran ».",
  'posts.more':
    'La page en a plus : voici les {n} premières. Pour une autre, choisissez « Capturer une publication ».',
  'posts.noTime': 'heure non lue',

  'item.name': 'Élément n° {ordinal}',
  'item.noAccount': 'compte non lu',
  'item.posted': 'Publié : {when}',
  'item.recorded': 'Enregistré : {when}',
  'item.partial': 'Capture partielle',
  'item.withdrawn': 'Retiré',
  'item.unread': 'Abîmé sur le disque : il ne peut plus être lu.',
  'item.exhibit': 'Pièce n° {number}',
  'item.showOf': "Montrer le texte de l'élément n° {ordinal}",
  'item.hideOf': "Masquer le texte de l'élément n° {ordinal}",
  'item.showAllOf': "Montrer l'image et le texte de l'élément n° {ordinal}",
  'item.hideAllOf': "Masquer l'image et le texte de l'élément n° {ordinal}",
  'item.imageOf': "Image de l'élément n° {ordinal}",
  'post.showOf': 'Montrer le texte de la publication {place}',
  'post.hideOf': 'Masquer le texte de la publication {place}',

  'interrupted.line': 'Capture du {when}.',

  'picker.label': 'Cliquez sur la publication · Échap pour quitter',
  'picker.noPost': 'Aucune publication à cet endroit.',
  'picker.inFrame':
    'Ce cadre vient d’un autre site : capturez l’écran ou une zone, ou ouvrez-le dans un onglet pour choisir une publication.',
  'picker.openFrame': 'Ouvrir le cadre',
  'picker.position': 'Publication {place} sur {total}',
  'picker.leave': 'Annuler',
  'progress.screen': 'Capture de la page : écran {screen}, {limit} au plus',
  'progress.stop': 'Arrêter ici (Échap)',
  'progress.further': 'Aller plus loin (Entrée)',
  'popup.capturePage': 'Capturer la page entière',
  'notice.working': 'Enregistrement…',
  'notice.saved': 'Enregistré, élément n° {ordinal}',
  'notice.close': 'Fermer',

  'carnet.sections': 'Parties du carnet',
  'carnet.items': 'Éléments',
  'carnet.export': 'Exporter',
  'carnet.empty':
    "Rien d'enregistré pour l'instant : ouvrez la page de la publication, puis l'icône de Recueil, et choisissez « Capturer une publication ».",
  'carnet.tryFirst': "Essayer d'abord sur une publication inventée",
  'carnet.pages': 'Pages de la liste',
  'carnet.newer': 'Page précédente',
  'carnet.older': 'Page suivante',
  'carnet.range': 'Éléments {first} à {last} sur {total}, du plus récent au plus ancien',

  'detail.back': 'Tous les éléments',
  'detail.missing': "Cet élément n'est pas dans ce carnet.",
  'detail.showField': 'Montrer : {field}',
  'detail.hideField': 'Masquer : {field}',
  'detail.image': 'Image',
  'detail.imageAlt': "Image de l'élément n° {ordinal}, {account}",
  'detail.showImage': "Montrer l'image",
  'detail.hideImage': "Masquer l'image",
  'detail.text': 'Texte de la publication',
  'detail.showText': 'Montrer le texte',
  'detail.hideText': 'Masquer le texte',
  'detail.textUnread': "Le texte n'a pas été lu. L'image le montre peut-être.",
  'detail.maskedAgain': 'Image et textes sont de nouveau masqués quand vous quittez cette page.',
  'detail.observed': 'Ce qui a été lu',
  'detail.seal': 'Empreinte',
  'detail.sealMeaning':
    "L'empreinte est une suite de chiffres et de lettres calculée à partir de cet élément. Si l'élément change, elle ne correspond plus.",
  'detail.files': { one: '{n} fichier gardé', other: '{n} fichiers gardés' },
  'detail.warnings': 'À savoir sur cet élément',
  'detail.withdrawnNote':
    'Cet élément est retiré : il ne sera plus joint à vos dossiers. Le journal garde une ligne qui le dit.',

  'withdraw.start': 'Retirer cet élément',
  'withdraw.title': "Retirer l'élément n° {ordinal} ?",
  'withdraw.meaning':
    "Il ne sera plus joint à vos prochains dossiers. Le journal, c'est-à-dire la liste de ce qui a été fait, garde une ligne qui dit qu'un élément a été retiré, sans son contenu. Cette ligne ne s'efface pas. Les fichiers, eux, restent sur cet ordinateur.",
  'withdraw.confirm': 'Oui, retirer',
  'withdraw.keep': 'Non, garder',

  'before.readers':
    "Ce que vous remettez pourra être lu par la personne mise en cause et son avocat. Retirez ce qu'elle ne doit pas lire.",
  'before.publish': "Ne publiez pas ce dossier, ne l'envoyez pas à la personne mise en cause.",
  'before.others': 'La capture peut montrer vos autres messages ou votre e-mail.',
  'before.handing': 'Avant de remettre le dossier',
  'before.review': 'Revoir les éléments',

  'export.title': 'Exporter le dossier',
  'export.working': 'Préparation du dossier',
  'export.stayOpen': "Gardez cette page ouverte jusqu'à la fin.",
  'export.cancel': "Annuler l'export",
  'export.step.report': 'Écriture du rapport',
  'export.step.timestamp': 'Demande de date à un tiers',
  'export.step.files': 'Copie et vérification des éléments',
  'export.count': '{done} sur {total}',
  'export.failed': "L'export n'est pas terminé",
  'export.again': "Recommencer l'export",
  'export.without': {
    one: "Exporter sans l'élément n° {list}",
    other: 'Exporter sans les éléments n° {list}',
  },
  'export.altered':
    "L'élément n° {ordinal} ne correspond plus à l'empreinte prise quand il a été enregistré. Aucun dossier n'a été écrit.",
  'export.alteredChoice':
    "Vous pouvez exporter sans lui : le journal le notera. Gardez l'élément en l'état, une personne du métier pourra l'examiner.",

  'done.title': 'Le dossier est prêt',
  'done.contents': { one: '{n} pièce, {size}', other: '{n} pièces, {size}' },
  'done.save': 'Enregistrez ces fichiers',
  'done.keepOpen': 'Gardez cette page ouverte tant que ces fichiers ne sont pas enregistrés.',
  'done.zip': 'Enregistrer le dossier',
  'done.remise': 'Enregistrer la feuille de remise',
  'done.zipMeaning': "Le dossier (un fichier zip) : c'est lui que vous remettez.",
  'done.remiseMeaning':
    "La feuille de remise (une page PDF) : elle aide à noter l'empreinte dans un procès-verbal.",
  'done.digest': 'Empreinte du dossier',
  'done.digestMeaning':
    'Une empreinte est une suite de chiffres et de lettres calculée à partir du dossier. Si un seul fichier change, elle ne correspond plus.',
  'done.digestNote': 'Notez-la, ou faites-la noter.',
  'done.digestUse':
    "Une fois écrite ailleurs, dans un procès-verbal ou par un avocat, elle permet de vérifier que le dossier n'a pas changé depuis.",
  'done.copy': "Copier l'empreinte",
  'done.copied': 'Empreinte copiée.',
  'done.copyFailed': "Le navigateur n'a pas copié l'empreinte : recopiez-la à la main.",
  'done.next': 'Et maintenant',
  'done.nextCopy': 'Faites une copie ailleurs : sur une clé USB, ou chez une personne de confiance.',
  'done.nextTake': 'Remettez le dossier au commissariat, à la gendarmerie, au procureur ou à un avocat.',
  'done.otherExport': 'Revenir aux éléments',
} as const;
