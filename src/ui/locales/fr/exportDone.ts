export default {
  'exportDone.title': 'Le dossier est prêt',
  'exportDone.contents': { one: '{n} pièce, {size}', other: '{n} pièces, {size}' },
  'exportDone.save': 'Enregistrez ces fichiers',
  'exportDone.keepOpen':
    'Gardez cette page ouverte tant que ces fichiers ne sont pas enregistrés. Fermez-la ensuite, avant le navigateur : Recueil efface alors sa propre copie.',
  'exportDone.zip': 'Enregistrer le dossier',
  'exportDone.remise': 'Enregistrer la feuille de remise',
  'exportDone.zipMeaning': "Le dossier (un fichier zip) : c'est lui que vous remettez.",
  'exportDone.remiseMeaning':
    "La feuille de remise (une page PDF) : elle aide à noter l'empreinte dans un procès-verbal.",
  'exportDone.digest': 'Empreinte du dossier',
  'exportDone.digestMeaning':
    'Une empreinte est une suite de chiffres et de lettres calculée à partir du dossier. Si un seul fichier change, elle ne correspond plus.',
  'exportDone.digestNote': 'Notez-la, ou faites-la noter.',
  'exportDone.digestUse':
    "Une fois écrite ailleurs, dans un procès-verbal ou par un avocat, elle permet de vérifier que le dossier n'a pas changé depuis.",
  'exportDone.copy': "Copier l'empreinte",
  'exportDone.copied': 'Empreinte copiée.',
  'exportDone.copyFailed': "Le navigateur n'a pas copié l'empreinte : recopiez-la à la main.",
  'exportDone.next': 'Et maintenant',
  'exportDone.nextCopy': 'Faites une copie ailleurs : sur une clé USB, ou chez une personne de confiance.',
  'exportDone.nextTake': 'Remettez le dossier au commissariat, à la gendarmerie, au procureur ou à un avocat.',
  'exportDone.otherExport': 'Revenir aux éléments',
  'exportDone.forYou': 'Enregistrer la feuille pour vous',
  'exportDone.forYouMeaning':
    "Vos délais, les textes possibles, les aides (un PDF) : pour vous, et personne d'autre. Ne la remettez pas avec le dossier.",
  'exportDone.saveAs': "Choisir où l'enregistrer",
  'exportDone.saveAsMeaning': "Par exemple une clé USB : il n'apparaît alors pas dans la liste des téléchargements.",
  'exportDone.saving': 'Enregistrement…',
  'exportDone.savedThere': "Enregistré à l'endroit choisi.",
} as const;
