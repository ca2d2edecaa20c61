/** Ways to capture more than one post or screen at once. */
export const capture = {
  'context.title': 'Contexte',
  'context.meaning':
    "La page s'ouvre dans un onglet. Cliquez alors sur l'icône de Recueil : il propose la capture et relie les deux éléments.",
  'context.seen': 'Certains sites montrent à un compte qui a vu sa page.',
  'context.profile': 'Ouvrir la page du compte',
  'context.thread': 'Ouvrir la publication et ce qui la précède',
  'context.reply': 'Ouvrir la page pour garder ma réponse',
  'context.ownReply':
    "Si vous avez répondu, votre réponse montre l'échange en entier. Rien n'oblige à la garder.",
  'context.offer':
    "C'est la première fois que ce compte est enregistré. Sa page, et ce à quoi il répond, peuvent aider à comprendre.",
  'context.later': 'Pas maintenant',
  'context.aside': "Vous pourrez le faire plus tard, depuis la page de l'élément.",
  'context.of.profile': 'Page du compte, pour un autre élément',
  'context.of.thread': 'Ce qui précède un autre élément',
  'context.of.check': "Vu plus tard à l'adresse d'un autre élément",
  'context.of.reply': 'Réponse à un autre élément',
  'context.first': "Voir l'élément d'origine",
  'awaited.profile': "Page ouverte pour l'élément n° {ordinal}. Est-ce bien la page du compte ?",
  'awaited.thread':
    "Page ouverte pour l'élément n° {ordinal}. Choisissez la première publication, ou celle à laquelle il répond.",
  'awaited.check': "Page ouverte pour voir si l'élément n° {ordinal} est encore en ligne.",
  'awaited.captureCheck': 'Capturer ce que je vois',
  'awaited.captured': 'Ce que montre cette page est enregistré.',
  'awaited.noted': 'Noté : {result}',
  'awaited.reply': "Page ouverte pour l'élément n° {ordinal}. Choisissez votre réponse, si elle y est.",
  'awaited.captureProfile': 'Capturer la page du compte',
  'awaited.captureThread': 'Choisir cette publication',
  'awaited.captureReply': 'Choisir ma réponse',
  'popup.underway': 'Une capture est en cours dans cet onglet.',
  'popup.stop': "L'arrêter ici",
  'popup.captureZone': 'Capturer une zone',
  'zone.label':
    'Tracez la zone, ou déplacez-la par les flèches (Maj et flèches : sa taille). Entrée enregistre, Échap quitte.',
  'zone.record': 'Enregistrer cette zone',
  'zone.place': 'Zone de {width} sur {height}, à {left} de la gauche et {top} du haut.',
  'popup.captureThread': 'Capturer le fil entier',
  'thread.progress': {
    one: 'Capture du fil : {n} publication enregistrée, écran {screen}, {limit} au plus',
    other: 'Capture du fil : {n} publications enregistrées, écran {screen}, {limit} au plus',
  },
  'thread.saved': {
    one: "Fil enregistré : {n} publication, élément n° {first}. Images de l'écran : {shots}.",
    other: "Fil enregistré : {n} publications, éléments n° {first} à {last}. Images de l'écran : {shots}.",
  },
  'thread.inPart': 'Arrêté avant la fin du fil. Ce qui est enregistré est gardé.',
  'thread.missed': {
    one: "{n} publication n'a pas été enregistrée.",
    other: "{n} publications n'ont pas été enregistrées.",
  },
} as const;
