export default {
  'code.title': 'Your recovery code',
  'code.meaning':
    'It opens Recueil if you forget the rest. It shows only once. If there was another one, it no longer works.',
  'code.keep': 'Keep it away from this computer, where only you will find it.',
  'code.paper': 'Recovery code',
  'code.paperHint': '32 letters and digits, without I, L, O or U.',
  'code.print': 'Print',
  'code.copy': 'Copy',
  'code.copied':
    'Code copied. Other programs can read the clipboard: paste the code in a safe place, then copy something else.',
  'code.copyFailed': 'The browser did not copy the code: please write it down by hand.',
  'code.noted': 'I have noted it',
  'code.noteFirst': 'Note the code, then tick “I have noted it”: it will not show again.',
  'code.done': 'Finish',
} as const;
