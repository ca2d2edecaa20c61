export default {
  'remove.title': 'Remove the passphrase',
  'remove.titlePin': 'Remove the digit code',
  'remove.meaning':
    'Anybody who opens this browser, or can read the disk, will be able to read what is kept. Nothing is erased.',
  'remove.confirm': 'Yes, remove it',
  'remove.keep': 'No, keep it',
} as const;
