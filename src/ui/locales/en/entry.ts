export default {
  'entry.remove': 'Delete',
  'entry.removeSure': 'Yes, delete',
} as const;
