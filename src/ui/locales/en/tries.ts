export default {
  'tries.title': 'Tries to open',
  'tries.meaning': 'This list does not leave this computer.',
  'tries.none': 'No try has failed.',
  'tries.failed': 'The latest tries that failed:',
} as const;
