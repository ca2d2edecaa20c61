export default {
  'export.title': 'Préparer le dossier',
  'export.working': 'Préparation du dossier',
  'export.stayOpen': "Gardez cette page ouverte jusqu'à la fin.",
  'export.cancel': 'Annuler',
  'export.step.report': 'Écriture du rapport',
  'export.step.timestamp': 'Demande de date à un tiers',
  'export.step.files': 'Copie et vérification des captures',
  'export.count': '{done} sur {total}',
  'export.failed': "Le dossier n'est pas terminé",
  'export.again': 'Recommencer le dossier',
  'export.without': {
    one: 'Préparer le dossier sans la capture n° {list}',
    other: 'Préparer le dossier sans les captures n° {list}',
  },
  'export.altered':
    "La capture n° {ordinal} ne correspond plus à l'empreinte prise quand elle a été gardée. Aucun dossier n'a été écrit.",
  'export.alteredChoice':
    "Vous pouvez préparer le dossier sans elle : l'historique le notera. Gardez la capture en l'état, une personne du métier pourra l'examiner.",
} as const;
