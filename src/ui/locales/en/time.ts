export default {
  'time.asShown': 'shown as “{raw}”',
} as const;
