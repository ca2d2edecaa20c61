export default {
  'eraseItem.start': 'Erase this capture',
  'eraseItem.title': 'Erase capture {ordinal}?',
  'eraseItem.meaning':
    'Its image, its text, its files and your notes go from this computer. Recueil will not be able to give them back.',
  'eraseItem.stays':
    'The history keeps its number and its digest: later dossiers will say it was taken out. Those already prepared do not change.',
} as const;
