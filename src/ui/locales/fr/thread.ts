export default {
  'thread.progress': {
    one: 'Capture du fil : {n} publication enregistrée, écran {screen}, {limit} au plus',
    other: 'Capture du fil : {n} publications enregistrées, écran {screen}, {limit} au plus',
  },
  'thread.saved': {
    one: "Fil enregistré : {n} publication, élément n° {first}. Images de l'écran : {shots}.",
    other: "Fil enregistré : {n} publications, éléments n° {first} à {last}. Images de l'écran : {shots}.",
  },
  'thread.inPart': 'Arrêté avant la fin du fil. Ce qui est enregistré est gardé.',
  'thread.siteFailed':
    'Le site affiche une erreur au lieu de la suite. Attendez un moment, rechargez la page, puis recommencez.',
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
    one: "{n} publication n'a pas été enregistrée.",
    other: "{n} publications n'ont pas été enregistrées.",
  },
} as const;
