export default {
  'carnet.sections': 'Parties du carnet',
  'carnet.empty':
    "Rien de gardé pour l'instant : ouvrez la page de la publication, puis l'icône de Recueil, et choisissez « Capturer une publication ».",
  'carnet.tryFirst': "Essayer d'abord sur une publication inventée",
  'carnet.pages': 'Pages de la liste',
  'carnet.newer': 'Page précédente',
  'carnet.older': 'Page suivante',
  'carnet.range': 'Captures {first} à {last} sur {total}, de la plus récente à la plus ancienne',
} as const;
