export default {
  'atRest.title': 'What can still be read while Recueil is locked',
  'atRest.meaning': 'On the disk, without the passphrase, somebody who knows where to look can read:',
  'atRest.items':
    'how many captures there are, their numbers, which were taken out and which are exhibits of a dossier',
  'atRest.records': 'how many records the disk holds, their size and their date',
  'atRest.documents':
    'which kinds of notes there are (diary, witnesses, drafts) and for which captures, without their words',
  'atRest.digests': 'the fingerprint of each capture and of the history, without their content',
  'atRest.key': 'the public key, which serves to check the signature of a dossier',
  'atRest.dates': 'the date of interrupted captures and of tries to open',
  'atRest.answers':
    'your answers: who uses this computer, “Later”, “Understood”, the right-click menu, days of notifications',
  'atRest.browser':
    'what the browser itself keeps: your visits, the names of saved files and the day Recueil was installed',
} as const;
