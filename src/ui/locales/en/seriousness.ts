export default {
  'seriousness.1': 'Distressing',
  'seriousness.2': 'Serious',
  'seriousness.3': 'Very serious',
} as const;
