export default {
  'pendingContext.profile': "Page ouverte pour l'élément n° {ordinal}. Est-ce bien la page du compte ?",
  'pendingContext.thread':
    "Page ouverte pour l'élément n° {ordinal}. Choisissez la première publication, ou celle à laquelle il répond.",
  'pendingContext.check': "Page ouverte pour voir si l'élément n° {ordinal} est encore en ligne.",
  'pendingContext.captureCheck': 'Capturer ce que je vois',
  'pendingContext.captured': 'Ce que montre cette page est enregistré.',
  'pendingContext.noted': 'Noté : {result}',
  'pendingContext.reply': "Page ouverte pour l'élément n° {ordinal}. Choisissez votre réponse, si elle y est.",
  'pendingContext.captureProfile': 'Capturer la page du compte',
  'pendingContext.captureThread': 'Choisir cette publication',
  'pendingContext.captureReply': 'Choisir ma réponse',
} as const;
