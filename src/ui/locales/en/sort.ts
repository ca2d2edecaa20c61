export default {
  'sort.newest': 'Last recorded first',
  'sort.oldest': 'First recorded first',
  'sort.posted-newest': 'Last posted first',
  'sort.posted-oldest': 'First posted first',
  'sort.gravest': 'The most serious, in your view',
} as const;
