export default {
  'time.asShown': 'affiché « {raw} »',
} as const;
