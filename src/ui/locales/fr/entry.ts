export default {
  'entry.remove': 'Effacer',
  'entry.removeSure': 'Oui, effacer',
} as const;
