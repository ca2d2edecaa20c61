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
    'Seulement dans un carnet vide, pour ne rien mélanger. Le journal reprend là où il en était, et note la reprise. Cet appareil signera les prochains dossiers avec une nouvelle clé, que le journal annonce.',
  'backup.file': 'Le fichier de la copie',
  'backup.noFile': "Choisissez d'abord le fichier.",
  'backup.itsPassphrase': 'Sa phrase de passe',
  'backup.restored': {
    one: '{n} élément repris.',
    other: '{n} éléments repris.',
  },
  'backup.see': 'Voir les éléments',
  'backup.working': 'Un moment…',
  'backup.cancel': 'Annuler',
  'backup.onlyHere': {
    one: 'Une seule copie existe de {n} élément : celle de cet ordinateur.',
    other: 'Une seule copie existe de {n} éléments : celle de cet ordinateur.',
  },
  'backup.makeOne': 'Faire une copie de secours.',
  'backup.anchor': "Exporter le dossier en fait une aussi, et donne une empreinte à faire noter par quelqu'un d'autre.",
} as const;
