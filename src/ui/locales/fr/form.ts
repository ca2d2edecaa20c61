export default {
  'form.saved': 'Enregistré.',
} as const;
