/** « Copie de secours »: what is in it, where to keep it, what a restoration changes. */
export const backup = {
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
  'backup.alone': {
    one: 'Une seule copie existe de {n} élément : celle de cet ordinateur.',
    other: 'Une seule copie existe de {n} éléments : celle de cet ordinateur.',
  },
  'backup.makeOne': 'Faire une copie de secours.',
  'backup.anchor':
    "Exporter le dossier en fait une aussi, et donne une empreinte à faire noter par quelqu'un d'autre.",
  'check.item':
    "L'élément n° {ordinal} ne correspond plus à l'empreinte prise quand il a été enregistré. Rien n'a été modifié pour autant. À l'export, vous pourrez continuer sans lui.",
  'check.record':
    "Une partie de ce carnet ne peut plus être lue. Rien n'a été modifié pour autant. Gardez ce profil en l'état, et reprenez une copie de secours ailleurs si vous en avez une.",
  'check.journal':
    "Le journal de ce carnet n'est plus tel qu'il a été écrit. Rien n'a été modifié pour autant. Gardez ce profil en l'état : une personne du métier pourra l'examiner.",
  'more.backup': 'Tout garder en double, dans un fichier chiffré.',

  'refusal.backup-not-one': "Ce fichier n'est pas une copie de secours de Recueil. Rien n'a changé.",
  'refusal.backup-newer':
    "Cette copie vient d'une version plus récente. Mettez Recueil à jour, puis recommencez.",
  'refusal.backup-passphrase':
    "Ce n'est pas la bonne phrase de passe, ou le début du fichier est abîmé. Rien n'a changé. Vous pouvez recommencer.",
  'refusal.backup-damaged':
    "Cette copie est incomplète ou abîmée. Rien n'a été repris. Essayez de la copier de nouveau depuis son support.",
  'refusal.backup-not-empty':
    "Ce carnet contient déjà des éléments : rien n'a été repris. Ouvrez la copie dans un autre profil du navigateur, ou effacez d'abord ce carnet.",
} as const;
