export default {
  'export.title': 'Exporter le dossier',
  'export.working': 'Préparation du dossier',
  'export.stayOpen': "Gardez cette page ouverte jusqu'à la fin.",
  'export.cancel': "Annuler l'export",
  'export.step.report': 'Écriture du rapport',
  'export.step.timestamp': 'Demande de date à un tiers',
  'export.step.files': 'Copie et vérification des éléments',
  'export.count': '{done} sur {total}',
  'export.failed': "L'export n'est pas terminé",
  'export.again': "Recommencer l'export",
  'export.without': {
    one: "Exporter sans l'élément n° {list}",
    other: 'Exporter sans les éléments n° {list}',
  },
  'export.altered':
    "L'élément n° {ordinal} ne correspond plus à l'empreinte prise quand il a été enregistré. Aucun dossier n'a été écrit.",
  'export.alteredChoice':
    "Vous pouvez exporter sans lui : le journal le notera. Gardez l'élément en l'état, une personne du métier pourra l'examiner.",
} as const;
