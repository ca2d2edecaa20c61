export default {
  'pause.suggestion': 'Vous relisez depuis un moment. Rien ne presse : tout est gardé.',
  'pause.help': "Parler à quelqu'un",
  'pause.goOn': 'Continuer',
} as const;
