export default {
  'glossary.exhibit': 'Pièce',
  'glossary.exhibitMeaning': 'Une capture numérotée dans un dossier. Son numéro ne change plus.',
  'glossary.list': 'Bordereau',
  'glossary.listMeaning': 'La liste numérotée des pièces, à la fin du dossier.',
  'glossary.digest': 'Empreinte',
  'glossary.digestMeaning':
    "Une suite de chiffres et de lettres calculée à partir d'un fichier. Si le fichier change, elle change.",
  'glossary.journal': 'Historique',
  'glossary.journalMeaning':
    'La liste de ce qui a été gardé et retiré, ligne après ligne, sans pouvoir en enlever une.',
  'glossary.receipt': 'Récépissé',
  'glossary.receiptMeaning': "Le papier qui montre qu'une plainte ou un signalement a été déposé.",
  'glossary.impact': 'Retentissement',
  'glossary.impactMeaning': 'Ce que cela change dans votre vie : santé, travail, études, sorties.',
} as const;
