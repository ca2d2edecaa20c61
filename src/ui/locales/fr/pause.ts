export default {
  'pause.suggestion': 'Vous relisez depuis un moment. Rien ne presse : tout est enregistré.',
  'pause.help': "Parler à quelqu'un",
  'pause.goOn': 'Continuer',
} as const;
