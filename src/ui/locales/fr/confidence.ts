export default {
  'confidence.high': 'lecture sûre',
  'confidence.medium': 'lecture probable',
  'confidence.low': 'lecture incertaine',
} as const;
