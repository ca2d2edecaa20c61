export default {
  'seriousness.1': 'Pénible',
  'seriousness.2': 'Grave',
  'seriousness.3': 'Très grave',
} as const;
