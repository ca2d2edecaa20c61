export default {
  'recover.title': 'Open with the recovery code',
  'recover.meaning': 'Write your recovery code, then choose a new passphrase. Nothing of what is kept is lost.',
  'recover.without':
    'Without this code, keep trying your passphrase: the number of tries is not limited, and nothing is erased.',
  'recover.neither':
    'Without the passphrase and the code, what is kept can no longer be read. To start from nothing, remove Recueil from the browser, then install it again: all that it keeps is erased. The dossiers you already prepared remain.',
  'recover.code': 'Recovery code',
  'recover.codeHint': '32 letters and digits. Dashes, spaces and capitals do not matter.',
  'recover.do': 'Open',
  'recover.back': 'Back to the passphrase',
} as const;
