export default {
  'context.title': 'Contexte',
  'context.meaning':
    "La page s'ouvre dans un onglet. Cliquez alors sur l'icône de Recueil : il propose une capture et la relie à celle-ci.",
  'context.seen': 'Certains sites montrent à un compte qui a vu sa page.',
  'context.profile': 'Ouvrir la page du compte',
  'context.thread': 'Ouvrir la publication et ce qui la précède',
  'context.reply': 'Ouvrir la page pour garder ma réponse',
  'context.ownReply': "Si vous avez répondu, votre réponse montre l'échange en entier. Rien n'oblige à la garder.",
  'context.offer':
    "C'est la première fois qu'une publication de ce compte est gardée. Sa page, et ce à quoi il répond, peuvent aider à comprendre.",
  'context.later': 'Pas maintenant',
  'context.aside': 'Vous pourrez le faire plus tard, depuis la page de la capture.',
  'context.of.profile': 'Page du compte, pour une autre capture',
  'context.of.thread': 'Ce qui précède une autre capture',
  'context.of.check': "Vu plus tard à l'adresse d'une autre capture",
  'context.of.reply': 'Réponse à une autre capture',
  'context.first': "Voir la capture d'origine",
} as const;
