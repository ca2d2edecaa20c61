export default {
  'erase.title': 'Effacer',
  'erase.intro': "Effacer est définitif. Remettez ou copiez d'abord ce qui peut servir, puis vérifiez la copie.",
  'erase.only': 'Une seule copie existe : celle de cet ordinateur.',
  'erase.nothing': "Rien n'est enregistré sur cet ordinateur.",
  'erase.case': 'Dossier ouvert le {when}',
  'erase.caseNamed': '{name}, ouvert le {when}',
  'erase.current': 'les captures y vont en ce moment',
  'erase.others': { one: 'Un autre carnet', other: '{n} autres carnets' },
  'erase.items': { one: '{n} élément', other: '{n} éléments' },
  'erase.neverExported': {
    one: "{n} élément n'est dans aucun dossier exporté.",
    other: '{n} éléments ne sont dans aucun dossier exporté.',
  },
  'erase.exported': 'Tout est dans un dossier exporté ; le dernier est du {when}.',
  'erase.start': 'Effacer ce dossier',
  'erase.startAll': 'Tout effacer',
  'erase.allTitle': 'Tout effacer de cet ordinateur ?',
  'erase.caseTitle': 'Effacer ce dossier ?',
  'erase.lost': {
    one: "{n} élément n'existe nulle part ailleurs. Il sera perdu.",
    other: "{n} éléments n'existent nulle part ailleurs. Ils seront perdus.",
  },
  'erase.checkedCopy': "J'ai une copie sur un autre support, et la vérification dit qu'elle est cohérente.",
  'erase.acceptLoss': 'Je veux effacer quand même.',
  'erase.allMeaning':
    'Tous les dossiers, le journal, les notes, la phrase de passe et vos réponses seront effacés. Recueil redeviendra neuf.',
  'erase.tickFirst': 'Cochez la case pour continuer.',
  'erase.keep': 'Ne rien effacer',
  'erase.confirm': 'Effacer',
  'erase.done': "C'est effacé.",
  'erase.meaningTitle': "Ce qu'effacer veut dire",
  'erase.meaningHere': 'Recueil oublie ces enregistrements tout de suite, et ne peut plus les rendre.',
  'erase.meaningDisk':
    "Sur le disque, des restes peuvent demeurer quelque temps. Ils sont chiffrés ; sans phrase de passe, la clé est à côté d'eux.",
  'erase.meaningElsewhere':
    'Les dossiers déjà exportés, les copies de secours et ce que le navigateur garde lui-même (historique, téléchargements) ne sont pas touchés.',
  'erase.meaningUninstall': 'Désinstaller Recueil efface tout aussi, sans rien demander.',
} as const;
