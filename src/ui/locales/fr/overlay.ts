export default {
  'picker.label': 'Cliquez sur la publication (ou flèches, puis Entrée) · Échap pour annuler',
  'picker.labelTouch': 'Touchez la publication.',
  'picker.nextTouch': 'Touchez la suivante.',
  'picker.next': 'Cliquez sur la suivante · Échap pour terminer',
  'picker.noPost': 'Aucune publication à cet endroit.',
  'picker.covered': 'Quelque chose couvre la page : fermez-le, puis recommencez.',
  'picker.inFrame':
    'Ce cadre vient d’un autre site : capturez l’écran ou une zone, ou ouvrez-le dans un onglet pour choisir une publication.',
  'picker.openFrame': 'Ouvrir le cadre',
  'picker.position': 'Publication {place} sur {total}',
  'picker.leave': 'Annuler',
  'picker.finish': 'Terminer',
  'region.label':
    'Tracez la zone, ou déplacez-la par les flèches (Maj et flèches : sa taille). Entrée garde, Échap annule.',
  'region.labelTouch': 'Tracez la zone au doigt, puis touchez « Garder cette zone ».',
  'region.record': 'Garder cette zone',
  'region.place': 'Zone de {width} sur {height}, à {left} de la gauche et {top} du haut.',
  'toast.working': 'Capture en cours…',
  'toast.saved': 'Capture n° {ordinal} gardée',
  'toast.savedInPart': 'Capture n° {ordinal} gardée, mais pas en entier',
  'toast.otherWarnings': {
    one: '{n} autre remarque est sur la capture.',
    other: '{n} autres remarques sont sur la capture.',
  },
  'toast.another': 'En capturer une autre',
  'toast.wrongCase': 'Pas le bon ?',
  'toast.whichCase': 'Dans quel carnet ? La première capture sera retirée.',
  'toast.noOtherCase': "Rien n'a changé. Ouvrez Recueil, puis recommencez.",
  'toast.close': 'Fermer',
  'progress.screen': 'Capture de la page : écran {screen}, {limit} au plus',
  'progress.stop': 'Arrêter ici (Échap)',
  'progress.further': 'Aller plus loin (Entrée)',
  'progress.hidePage': "Cacher la page et aller jusqu'au bout",
  'progress.paused': "En pause : cet onglet n'était plus affiché. La capture reprend.",
  'cover.title': 'Page cachée pendant la capture',
  'cover.note':
    'La page se montre un instant pour chaque image. Les quatre carrés de couleur sont ceux de Recueil. Gardez cet onglet affiché.',
  'cover.remaining': { one: 'Reste : environ {n} minute.', other: 'Reste : environ {n} minutes.' },
  'cover.removed': "La page a retiré l'écran qui la cachait. Vous avez pu la voir par moments.",
  'cover.long': "Cette page fait environ {n} écrans : jusqu'où capturer ?",
  'cover.effects':
    "Page cachée : un écran opaque la couvre pendant la capture. Elle se montre pour chaque image, trois fois par seconde au plus. Cela dure le plus souvent moins d'un quart de seconde.",
  'cover.toEnd': "Jusqu'au bout",
  'cover.toEndHidden': "Jusqu'au bout, page cachée",
  'cover.firstScreens': '{n} écrans seulement',
  'cover.unfoldHidden': "Déplier puis capturer, page cachée jusqu'au bout",
  'unfold.found': 'Cette page cache : {parts}.',
  'unfold.replies': { one: '{n} réponse repliée', other: '{n} réponses repliées' },
  'unfold.texts': { one: '{n} texte coupé', other: '{n} textes coupés' },
  'unfold.originals': {
    one: "{n} texte d'origine, remplacé par une traduction",
    other: "{n} textes d'origine, remplacés par une traduction",
  },
  'unfold.some': {
    one: 'Recueil peut presser {n} bouton. Le reste sera nommé, sans être ouvert.',
    other: 'Recueil peut presser {n} boutons. Le reste sera nommé, sans être ouvert.',
  },
  'unfold.effects':
    "Recueil ouvrira ce que la page cache : votre compte envoie des demandes au site. Dans une conversation, faire défiler peut envoyer « vu ». Ouvrir une story l'indique à son auteur.",
  'unfold.unfold': 'Déplier puis capturer',
  'unfold.asIs': 'Capturer sans déplier',
  'unfold.cancel': 'Annuler (Échap)',
  'unfold.progress': {
    one: 'Dépliage : {n} bouton pressé, écran {screen}, {limit} au plus',
    other: 'Dépliage : {n} boutons pressés, écran {screen}, {limit} au plus',
  },
  'unfold.pressed': {
    one: '{n} bouton de la page pressé avant la capture, à votre demande',
    other: '{n} boutons de la page pressés avant la capture, à votre demande',
  },
  'thread.progress': {
    one: 'Capture de la conversation : {n} publication gardée, écran {screen}, {limit} au plus',
    other: 'Capture de la conversation : {n} publications gardées, écran {screen}, {limit} au plus',
  },
  'thread.saved': {
    one: "Conversation gardée : {n} publication, capture n° {first}. Images de l'écran : {shots}.",
    other: "Conversation gardée : {n} publications, captures n° {first} à {last}. Images de l'écran : {shots}.",
  },
  'thread.inPart':
    'Arrêté avant la fin de la conversation. Ce qui est capturé est gardé. Pour la suite, capturez de nouveau la conversation.',
  'thread.siteFailed':
    'Le site affiche une erreur ou demande de se connecter. Attendez un moment, rechargez la page, puis capturez de nouveau la conversation.',
  'thread.resumed': {
    one: "Reprise : {n} publication déjà gardée n'a pas été capturée une seconde fois.",
    other: "Reprise : {n} publications déjà gardées n'ont pas été capturées une seconde fois.",
  },
  'thread.mayRepeat': 'Recueil est verrouillé : certaines publications sont peut-être gardées deux fois.',
  'thread.partial': {
    one: "{n} publication n'est pas entière : voyez sa remarque.",
    other: '{n} publications ne sont pas entières : voyez leurs remarques.',
  },
  'thread.folded': "Replié par la page, donc pas sur l'image : {parts}.",
  'thread.foldedReplies': { one: '{n} réponse au moins', other: '{n} réponses au moins' },
  'thread.foldedTexts': { one: '{n} texte coupé', other: '{n} textes coupés' },
  'thread.nothing':
    "Aucune publication n'est reconnue ici. Pour une conversation, choisissez « Capturer la page entière ».",
  'thread.missed': {
    one: "{n} publication n'a pas été gardée.",
    other: "{n} publications n'ont pas été gardées.",
  },
  'caseName.where': 'Carnet : {name}',
  'caseName.unnamed': 'Carnet {place}',
} as const;
