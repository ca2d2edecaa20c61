export default {
  'confidence.high': 'sure reading',
  'confidence.medium': 'probable reading',
  'confidence.low': 'uncertain reading',
} as const;
