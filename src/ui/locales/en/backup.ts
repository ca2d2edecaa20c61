export default {
  'backup.title': 'Backup copy',
  'backup.meaning':
    'Everything this notebook holds, in one encrypted file. If this computer is lost or breaks, you take it all up again in another browser where Recueil is installed.',
  'backup.make': 'Make a backup copy',
  'backup.passphrase': 'Passphrase of this copy',
  'backup.passphraseHint':
    'Four unrelated words, for instance. It may be that of the notebook or another one. Without it nobody can open the copy, us included.',
  'backup.made': 'The copy is ready ({size}).',
  'backup.save': 'Save the copy',
  'backup.where':
    'Keep it elsewhere than on this computer: on a USB stick, or with somebody you trust. Note the passphrase apart from it.',
  'backup.restore': 'Take up a copy',
  'backup.restoreMeaning':
    'Only in an empty notebook, so that nothing is mixed. The history goes on where it was, and notes it. This device will sign the next dossiers with a new key, which the history announces.',
  'backup.file': 'The file of the copy',
  'backup.noFile': 'Choose the file first.',
  'backup.itsPassphrase': 'Its passphrase',
  'backup.restored': {
    one: '{n} capture taken up.',
    other: '{n} captures taken up.',
  },
  'backup.see': 'See the captures',
  'backup.working': 'One moment…',
  'backup.cancel': 'Cancel',
  'backup.onlyHere': {
    one: 'Only one copy exists of {n} capture: the one on this computer.',
    other: 'Only one copy exists of {n} captures: the one on this computer.',
  },
  'backup.makeOne': 'Make a backup copy.',
  'backup.anchor': 'Preparing the dossier makes one too. Somebody else can note its digest.',
} as const;
