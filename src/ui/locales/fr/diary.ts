export default {
  'diary.title': 'Mon journal',
  'diary.meaning':
    "Ce que cela change dans votre vie : sommeil, travail, études, santé, sorties. C'est ce qu'on appelle le retentissement. Quelques mots suffisent, le jour même si vous pouvez.",
  'diary.day': 'Jour',
  'diary.text': 'Vos mots',
  'diary.hint': "Ils restent dans ce carnet. Ils n'entrent dans un dossier que si vous les cochez.",
  'diary.add': 'Ajouter',
  'diary.empty': "Rien d'écrit pour l'instant.",
} as const;
