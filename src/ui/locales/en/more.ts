export default {
  'more.backup': 'Keep everything twice, in an encrypted file.',
  'more.title': 'Settings',
  'more.lock': 'The passphrase that protects what is kept.',
  'more.erase': 'A notebook, or everything on this computer.',
  'more.operator': 'For a parent, somebody close, an association: say for whom you act.',
  'more.cases': 'Open another, change, close.',
  'more.welcome': 'To be read once; with the hard words explained.',
  'more.practice': 'An invented post, to try without risk.',
  'more.image': 'What to do, and how to note the address without the image.',
  'more.received': 'The dossier of somebody close, or yours made elsewhere: checked, kept as it is.',
} as const;
