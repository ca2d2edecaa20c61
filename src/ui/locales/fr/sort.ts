export default {
  'sort.newest': 'Du dernier enregistré au premier',
  'sort.oldest': 'Du premier enregistré au dernier',
  'sort.posted-newest': 'Du dernier publié au premier',
  'sort.posted-oldest': 'Du premier publié au dernier',
  'sort.gravest': 'Les plus graves selon vous',
} as const;
