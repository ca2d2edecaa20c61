export default {
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
} as const;
