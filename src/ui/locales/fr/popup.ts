export default {
  'popup.actions': 'Enregistrer',
  'popup.capturePost': 'Capturer une publication',
  'popup.captureScreen': "Capturer l'écran",
  'popup.listPosts': 'Choisir dans une liste',
  'popup.captureHint': 'Puis cliquez dessus, dans la page.',
  'popup.working': 'Capture en cours…',
  'popup.export': 'Exporter le dossier',
  'popup.recorded': 'Déjà enregistré',
  'popup.empty':
    "Rien d'enregistré pour l'instant : ouvrez la page de la publication, puis choisissez « Capturer une publication ».",
  'popup.seeAll': 'Tout voir dans le carnet',
  'popup.capturePage': 'Capturer la page entière',
  'popup.runningCapture': 'Une capture est en cours dans cet onglet.',
  'popup.stop': "L'arrêter ici",
  'popup.captureRegion': 'Capturer une zone',
  'popup.captureThread': 'Capturer le fil entier',
} as const;
