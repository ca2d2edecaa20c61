/** Ways to capture more than one post or screen at once. */
export const capture = {
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
