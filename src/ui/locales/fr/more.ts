export default {
  'more.backup': 'Tout garder en double, dans un fichier chiffré.',
  'more.title': 'Réglages',
  'more.lock': 'La phrase de passe qui protège ce qui est gardé.',
  'more.erase': 'Un carnet, ou tout ce qui est sur cet ordinateur.',
  'more.operator': "Pour un parent, un proche, une association : dire pour qui l'on agit.",
  'more.cases': 'En ouvrir un autre, changer, fermer.',
  'more.welcome': "À lire une fois ; avec l'explication des mots difficiles.",
  'more.practice': 'Une publication inventée, pour essayer sans risque.',
  'more.image': "Ce qu'il faut faire, et noter l'adresse sans l'image.",
  'more.received': "Le dossier d'un proche, ou le vôtre fait ailleurs : vérifié, gardé tel quel.",
} as const;
