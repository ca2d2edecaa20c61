export default {
  'reveal.intimate': 'Cette image peut être intime. Appuyez encore une fois pour la voir.',
} as const;
