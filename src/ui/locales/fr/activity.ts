export default {
  'activity.title': 'Quand et combien',
  'activity.meaning':
    'Combien de publications, de combien de comptes, et quand. Choisissez un mois, puis un jour. Le nombre mène aux captures.',
  'activity.all': 'Par mois',
  'activity.wider': 'Élargir',
  'activity.when': 'Quand',
  'activity.items': 'Publications',
  'activity.accounts': 'Comptes différents',
  'activity.show': 'publications : les voir',
  'activity.peak': 'Le plus haut : {when}, {items} publications, {accounts} comptes différents.',
  'activity.unplaced': {
    one: "{n} publication n'est pas comptée ici : sa date n'a pas été lue assez finement.",
    other: "{n} publications ne sont pas comptées ici : leur date n'a pas été lue assez finement.",
  },
  'activity.basis': {
    one: "D'après {n} publication que vous avez gardée, non l'ensemble des messages.",
    other: "D'après les {n} publications que vous avez gardées, non l'ensemble des messages.",
  },
} as const;
