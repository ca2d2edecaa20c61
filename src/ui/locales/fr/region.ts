export default {
  'region.label':
    'Tracez la zone, ou déplacez-la par les flèches (Maj et flèches : sa taille). Entrée garde, Échap quitte.',
  'region.record': 'Garder cette zone',
  'region.place': 'Zone de {width} sur {height}, à {left} de la gauche et {top} du haut.',
} as const;
