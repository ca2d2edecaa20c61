export default {
  'withdraw.start': 'Retirer cette capture',
  'withdraw.title': 'Retirer la capture n° {ordinal} ?',
  'withdraw.meaning':
    "Elle ne sera plus jointe à vos prochains dossiers. L'historique garde une ligne qui le dit, sans son contenu. Cette ligne ne s'efface pas. Les fichiers, eux, restent sur cet ordinateur.",
  'withdraw.final': "C'est définitif. Pour pouvoir changer, choisissez plutôt « Laisser de côté ».",
  'withdraw.done': "C'est fait : cette capture est retirée de vos prochains dossiers.",
  'withdraw.confirm': 'Oui, retirer',
  'withdraw.keep': 'Non, garder',
} as const;
