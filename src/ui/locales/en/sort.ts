export default {
  'sort.newest': 'Last kept first',
  'sort.oldest': 'First kept first',
  'sort.posted-newest': 'Last posted first',
  'sort.posted-oldest': 'First posted first',
  'sort.gravest': 'The most serious, in your view',
} as const;
