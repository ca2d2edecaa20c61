export default {
  'group.title': 'I think it is the same person',
  'group.reason': 'Because…',
  'group.name': 'What to call this grouping',
  'group.nameHint': 'A name for yourself. Write a real name only if you are sure of it.',
  'group.save': 'Group',
  'group.private': 'This is your opinion: it stays in this notebook and enters no dossier.',
  'group.list': 'Your groupings',
  'group.because': 'Because: {reason}',
  'group.undo': 'Undo',
  'group.undoSure': 'Yes, undo this grouping',
} as const;
