export default {
  'eraseItem.start': 'Effacer cette capture',
  'eraseItem.title': 'Effacer la capture n° {ordinal} ?',
  'eraseItem.meaning':
    'Son image, son texte, ses fichiers et vos notes disparaissent de cet ordinateur. Recueil ne pourra plus les rendre.',
  'eraseItem.stays':
    "L'historique garde son numéro et son empreinte : les prochains dossiers diront qu'elle a été retirée. Ceux qui sont déjà préparés ne changent pas.",
} as const;
