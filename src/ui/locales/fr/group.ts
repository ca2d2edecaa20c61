export default {
  'group.title': "Je pense que c'est la même personne",
  'group.reason': 'Parce que…',
  'group.name': 'Comment appeler ce regroupement',
  'group.nameHint': "Un nom pour vous y retrouver. N'écrivez un vrai nom que si vous en avez la certitude.",
  'group.save': 'Regrouper',
  'group.private': "C'est votre avis : il reste dans ce carnet et n'entre dans aucun dossier.",
  'group.list': 'Vos regroupements',
  'group.because': 'Parce que : {reason}',
  'group.undo': 'Défaire',
  'group.undoSure': 'Oui, défaire ce regroupement',
} as const;
