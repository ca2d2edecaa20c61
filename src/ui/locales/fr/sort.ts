export default {
  'sort.newest': 'Du dernier gardé au premier',
  'sort.oldest': 'Du premier gardé au dernier',
  'sort.posted-newest': 'Du dernier publié au premier',
  'sort.posted-oldest': 'Du premier publié au dernier',
  'sort.gravest': 'Les plus graves selon vous',
} as const;
