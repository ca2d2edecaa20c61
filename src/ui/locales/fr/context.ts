export default {
  'context.title': 'Contexte',
  'context.meaning':
    "La page s'ouvre dans un onglet. Cliquez alors sur l'icône de Recueil : il propose la capture et relie les deux éléments.",
  'context.seen': 'Certains sites montrent à un compte qui a vu sa page.',
  'context.profile': 'Ouvrir la page du compte',
  'context.thread': 'Ouvrir la publication et ce qui la précède',
  'context.reply': 'Ouvrir la page pour garder ma réponse',
  'context.ownReply': "Si vous avez répondu, votre réponse montre l'échange en entier. Rien n'oblige à la garder.",
  'context.offer':
    "C'est la première fois que ce compte est enregistré. Sa page, et ce à quoi il répond, peuvent aider à comprendre.",
  'context.later': 'Pas maintenant',
  'context.aside': "Vous pourrez le faire plus tard, depuis la page de l'élément.",
  'context.of.profile': 'Page du compte, pour un autre élément',
  'context.of.thread': 'Ce qui précède un autre élément',
  'context.of.check': "Vu plus tard à l'adresse d'un autre élément",
  'context.of.reply': 'Réponse à un autre élément',
  'context.first': "Voir l'élément d'origine",
} as const;
