export default {
  'erase.title': 'Erase',
  'erase.intro': 'Erasing is final. First hand over or copy what may be needed, then check the copy.',
  'erase.only': 'There is one copy only: the one on this computer.',
  'erase.nothing': 'Nothing is recorded on this computer.',
  'erase.case': 'Case opened on {when}',
  'erase.caseNamed': '{name}, opened on {when}',
  'erase.current': 'captures go there now',
  'erase.items': { one: '{n} capture', other: '{n} captures' },
  'erase.neverExported': {
    one: '{n} capture is in no exported dossier.',
    other: '{n} captures are in no exported dossier.',
  },
  'erase.exported': 'Everything is in an exported dossier; the last one is of {when}.',
  'erase.start': 'Erase this case',
  'erase.startAll': 'Erase everything',
  'erase.allTitle': 'Erase everything from this computer?',
  'erase.caseTitle': 'Erase this case?',
  'erase.lost': {
    one: '{n} capture exists nowhere else. It will be lost.',
    other: '{n} captures exist nowhere else. They will be lost.',
  },
  'erase.checkedCopy': 'I have a copy elsewhere, and checking it says that it is coherent.',
  'erase.acceptLoss': 'I want to erase all the same.',
  'erase.allMeaning':
    'All cases, the history, the notes, the passphrase and your answers will be erased. Recueil will be as new.',
  'erase.tickFirst': 'Tick the box to go on.',
  'erase.keep': 'Erase nothing',
  'erase.confirm': 'Erase',
  'erase.done': 'It is erased.',
  'erase.meaningTitle': 'What erasing means',
  'erase.meaningHere': 'Recueil forgets these records at once and cannot bring them back.',
  'erase.meaningDisk':
    'On the disk, remains may stay for a while. They are encrypted; without a passphrase, the key lies beside them.',
  'erase.meaningElsewhere':
    'Dossiers already exported, backups and what the browser itself keeps (history, downloads) are not touched.',
  'erase.meaningUninstall': 'Uninstalling Recueil erases everything too, without asking.',
} as const;
