export default {
  'lock.locked': 'Recueil is locked. You can capture without opening it.',
  'lock.title': 'Open Recueil',
  'lock.thenExport': 'The dossier will be prepared afterwards.',
  'lock.passphrase': 'Passphrase',
  'lock.pin': 'Digit code',
  'lock.wrongPin': 'This is not the right digit code. Nothing has changed. You can try again.',
  'lock.empty': 'This field is empty: please write in it first.',
  'lock.open': 'Open',
  'lock.forgotten': 'I have forgotten it',
  'lock.lock': 'Lock',
  'lock.moment': 'One moment…',
} as const;
