export default {
  'picker.label': 'Cliquez sur la publication · Échap pour quitter',
  'picker.next': 'Cliquez sur la suivante · Échap pour finir',
  'picker.noPost': 'Aucune publication à cet endroit.',
  'picker.covered': 'Quelque chose couvre la page : fermez-le, puis recommencez.',
  'picker.inFrame':
    'Ce cadre vient d’un autre site : capturez l’écran ou une zone, ou ouvrez-le dans un onglet pour choisir une publication.',
  'picker.openFrame': 'Ouvrir le cadre',
  'picker.position': 'Publication {place} sur {total}',
  'picker.leave': 'Annuler',
} as const;
