export default {
  'intimate.mark': 'This image is intimate',
  'intimate.unmark': 'This image is not intimate',
  'intimate.marked':
    'Marked as intimate: it is in no list. It goes into a dossier only if you ask, in a file of its own.',
  'intimate.import': 'These images are intimate',
  'intimate.importMeaning':
    'They are shown in no list. They go into a dossier only if you ask, in a file of their own.',
} as const;
