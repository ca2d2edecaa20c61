export default {
  'change.title': 'Change the passphrase',
  'change.titlePin': 'Change the digit code',
  'change.meaning':
    'A new recovery code will replace the old one. To get only a new recovery code, write the same passphrase again.',
  'change.current': 'Current passphrase',
  'change.currentPin': 'Current digit code',
  'change.do': 'Change',
  'change.cancel': 'Cancel',
} as const;
