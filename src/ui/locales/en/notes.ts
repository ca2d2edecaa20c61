export default {
  'notes.replace': 'Write new notes',
  'notes.replaceTitle': 'Write new notes?',
  'notes.replaceMeaning':
    'The old ones can no longer be read and will be replaced. An older backup may still have them. The image will count as intimate, to be careful: you may say it is not.',
  'notes.replaceCancel': 'Change nothing',
  'notes.title': 'Your notes on this capture',
  'notes.meaning':
    'What you say of this capture. It is dated and kept apart from what was read: the capture itself does not change.',
  'notes.save': 'Save these notes',
  'notes.notStated': 'Say nothing',
  'notes.seriousness': 'How serious, in your view',
  'notes.seriousnessHint': 'The summary of the dossier shows the three most serious captures.',
  'notes.visibility': 'Who could see the post',
  'notes.visibilityHint': 'The page did not tell. Say it if you know, else leave it empty.',
  'notes.image': 'In the image',
  'notes.minor': 'Somebody under 18, or perhaps',
  'notes.translation': 'Your translation',
  'notes.translationHint':
    'It enters a dossier only if you tick it, with the words “translation by the person, not sworn”.',
  'notes.from': 'Translated from which language',
  'notes.by': 'By whom',
  'notes.more': 'Add a note or a translation',
  'notes.note': 'Free note',
  'notes.noteHint': 'It stays in this notebook. It enters a dossier only if you tick it.',
} as const;
