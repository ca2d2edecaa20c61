export default {
  'form.saved': 'Saved.',
} as const;
