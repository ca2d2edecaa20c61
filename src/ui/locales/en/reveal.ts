export default {
  'reveal.intimate': 'This image may be intimate. Press once more to see it.',
} as const;
