export default {
  'eraseItem.start': 'Effacer cet élément',
  'eraseItem.title': "Effacer l'élément n° {ordinal} ?",
  'eraseItem.meaning':
    'Son image, son texte, ses fichiers et vos notes disparaissent de cet ordinateur. Recueil ne pourra plus les rendre.',
  'eraseItem.stays':
    "Le journal garde son numéro et son empreinte : les prochains dossiers diront qu'il a été retiré. Ceux qui sont déjà exportés ne changent pas.",
} as const;
