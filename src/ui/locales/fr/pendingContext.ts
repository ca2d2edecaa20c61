export default {
  'pendingContext.profile': 'Page ouverte pour la capture n° {ordinal}. Est-ce bien la page du compte ?',
  'pendingContext.thread':
    'Page ouverte pour la capture n° {ordinal}. Choisissez la première publication, ou celle à laquelle elle répond.',
  'pendingContext.check': 'Page ouverte pour voir si la capture n° {ordinal} est encore en ligne.',
  'pendingContext.captureCheck': 'Capturer ce que je vois',
  'pendingContext.captured': 'Ce que montre cette page est gardé.',
  'pendingContext.noted': 'Noté : {result}',
  'pendingContext.reply': 'Page ouverte pour la capture n° {ordinal}. Choisissez votre réponse, si elle y est.',
  'pendingContext.captureProfile': 'Capturer la page du compte',
  'pendingContext.captureThread': 'Choisir cette publication',
  'pendingContext.captureReply': 'Choisir ma réponse',
} as const;
