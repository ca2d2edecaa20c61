export default {
  'progress.screen': 'Capture de la page : écran {screen}, {limit} au plus',
  'progress.stop': 'Arrêter ici (Échap)',
  'progress.further': 'Aller plus loin (Entrée)',
} as const;
