export default {
  'withdraw.start': 'Retirer cet élément',
  'withdraw.title': "Retirer l'élément n° {ordinal} ?",
  'withdraw.meaning':
    "Il ne sera plus joint à vos prochains dossiers. Le journal, c'est-à-dire la liste de ce qui a été fait, garde une ligne qui dit qu'un élément a été retiré, sans son contenu. Cette ligne ne s'efface pas. Les fichiers, eux, restent sur cet ordinateur.",
  'withdraw.final': "C'est définitif. Pour pouvoir changer, choisissez plutôt « Laisser de côté ».",
  'withdraw.done': "C'est fait : cette capture est retirée de vos prochains dossiers.",
  'withdraw.confirm': 'Oui, retirer',
  'withdraw.keep': 'Non, garder',
} as const;
