export default {
  'printedGuides.title': 'Guides à imprimer',
  'printedGuides.meaning': 'Deux pages chacun, en PDF. Ils ne contiennent rien de ce que vous avez gardé.',
  'printedGuides.self': 'Pour vous',
  'printedGuides.relative': 'Pour un proche, un parent',
  'printedGuides.association': 'Pour une association ou un établissement',
  'printedGuides.reader': 'Pour qui reçoit le dossier',
  'printedGuides.print': 'Imprimer ce guide : {name}',
  'printedGuides.saved': 'Le guide est dans vos téléchargements : ouvrez-le, puis imprimez-le.',
  'printedGuides.forReader': 'Enregistrer le guide pour qui reçoit le dossier',
  'printedGuides.forReaderMeaning': 'Deux pages : ce que contient le dossier, et comment le vérifier.',
} as const;
