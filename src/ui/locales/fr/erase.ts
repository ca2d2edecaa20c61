export default {
  'erase.title': 'Effacer',
  'erase.intro': "Effacer est définitif. Remettez ou copiez d'abord ce qui peut servir, puis vérifiez la copie.",
  'erase.only': 'Une seule copie existe : celle de cet ordinateur.',
  'erase.nothing': "Rien n'est gardé sur cet ordinateur.",
  'erase.current': 'les captures y vont en ce moment',
  'erase.others': { one: 'Un autre carnet', other: '{n} autres carnets' },
  'erase.items': { one: '{n} capture', other: '{n} captures' },
  'erase.neverExported': {
    one: "{n} capture n'est dans aucun dossier préparé.",
    other: '{n} captures ne sont dans aucun dossier préparé.',
  },
  'erase.exported': 'Tout est dans un dossier préparé ; le dernier est du {when}.',
  'erase.start': 'Effacer ce carnet',
  'erase.startAll': 'Tout effacer',
  'erase.allTitle': 'Tout effacer de cet ordinateur ?',
  'erase.caseTitle': 'Effacer « {name} » ?',
  'erase.lost': {
    one: "{n} capture n'existe nulle part ailleurs. Elle sera perdue.",
    other: "{n} captures n'existent nulle part ailleurs. Elles seront perdues.",
  },
  'erase.checkedCopy': "J'ai une copie sur un autre support, et la vérification dit qu'elle est cohérente.",
  'erase.acceptLoss': 'Je veux effacer quand même.',
  'erase.allMeaning':
    "Tous les carnets, l'historique, les notes, la phrase de passe et vos réponses seront effacés. Recueil redeviendra neuf.",
  'erase.tickFirst': 'Cochez la case pour continuer.',
  'erase.keep': 'Ne rien effacer',
  'erase.confirm': 'Effacer',
  'erase.done': "C'est effacé.",
  'erase.meaningTitle': "Ce qu'effacer veut dire",
  'erase.meaningHere': 'Recueil oublie ces captures tout de suite, et ne peut plus les rendre.',
  'erase.meaningDisk':
    "Sur le disque, des restes peuvent demeurer quelque temps. Ils sont chiffrés ; sans phrase de passe, la clé est à côté d'eux.",
  'erase.meaningElsewhere':
    'Les dossiers déjà préparés et les copies de secours restent. Ce que le navigateur garde lui-même reste aussi.',
  'erase.meaningUninstall': 'Désinstaller Recueil efface tout aussi, sans rien demander.',
} as const;
