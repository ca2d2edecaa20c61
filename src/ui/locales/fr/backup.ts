export default {
  'backup.title': 'Copie de secours',
  'backup.meaning':
    'Tout ce que ce carnet contient, dans un seul fichier chiffré. Si cet ordinateur se perd ou tombe en panne, vous reprendrez tout dans un autre navigateur où Recueil est installé.',
  'backup.make': 'Faire une copie de secours',
  'backup.passphrase': 'Phrase de passe de cette copie',
  'backup.passphraseHint':
    'Quatre mots sans lien, par exemple. Elle peut être celle du carnet ou une autre. Sans elle, personne ne peut ouvrir la copie, nous non plus.',
  'backup.made': 'La copie est prête ({size}).',
  'backup.save': 'Enregistrer la copie',
  'backup.where':
    'Gardez-la ailleurs que sur cet ordinateur : sur une clé USB, ou chez une personne de confiance. Notez la phrase de passe à part.',
  'backup.restore': 'Reprendre une copie',
  'backup.restoreMeaning':
    "Seulement dans un carnet vide, pour ne rien mélanger. L'historique reprend là où il en était, et note la reprise. Cet appareil signera les prochains dossiers avec une nouvelle clé. L'historique le dit.",
  'backup.file': 'Le fichier de la copie',
  'backup.noFile': "Choisissez d'abord le fichier.",
  'backup.itsPassphrase': 'Sa phrase de passe',
  'backup.restored': {
    one: '{n} capture reprise.',
    other: '{n} captures reprises.',
  },
  'backup.see': 'Voir les captures',
  'backup.working': 'Un moment…',
  'backup.cancel': 'Annuler',
  'backup.onlyHere': {
    one: 'Une seule copie existe de {n} capture : celle de cet ordinateur.',
    other: 'Une seule copie existe de {n} captures : celle de cet ordinateur.',
  },
  'backup.makeOne': 'Faire une copie de secours.',
  'backup.anchor': "Préparer le dossier en fait une aussi. Son empreinte peut être notée par quelqu'un d'autre.",
} as const;
