export default {
  'choose.kind': 'To open Recueil, you will write',
  'choose.byPassphrase': 'a passphrase',
  'choose.byPassphraseHint': 'Several words that you will remember, at least {n} characters.',
  'choose.byPin': 'a digit code',
  'choose.byPinHint':
    'At least {n} digits. A digit code protects from a glance, not from somebody who copies the disk.',
  'choose.passphrase': 'New passphrase',
  'choose.pin': 'New digit code',
  'choose.again': 'Once more, to check',
  'choose.tooShort': 'Write at least {n} characters.',
  'choose.notDigits': 'Write at least {n} digits, and digits only.',
  'choose.different': 'This is not the same as in the field above. Write it once more.',
  'choose.noBackDoor': 'Without the passphrase or the recovery code, nobody will be able to open it, not even us.',
  'choose.codeNext': 'A recovery code will show next, only once: have something ready to write it down.',
  'choose.set': 'Protect',
} as const;
