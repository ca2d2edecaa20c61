export default {
  'guide.title': 'Guide',
  'guide.intro':
    "Chaque écran a un numéro : quelqu'un peut vous guider par téléphone. Rien n'est envoyé, tout est dans cet ordinateur.",
  'guide.number': 'Écran {number} sur {total}',
  'guide.list': 'Tous les écrans',
  'guide.also': 'À lire aussi',
  'guide.lines': 'Qui peut aider',
  'guide.sources': 'Sources, relues le {when}',
  'guide.checked': "Codes : état au {law}. Information générale, pas un conseil d'avocat.",
  'guide.sourceDated': '{title}, {when}',
} as const;
