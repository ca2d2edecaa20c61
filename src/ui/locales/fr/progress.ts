export default {
  'progress.screen': 'Capture de la page : écran {screen}, {limit} au plus',
  'progress.stop': 'Arrêter ici (Échap)',
  'progress.further': 'Aller plus loin (Entrée)',
  'progress.hidePage': "Cacher la page et aller jusqu'au bout",
  'progress.paused': "En pause : cet onglet n'était plus affiché. La capture reprend.",
} as const;
