export default {
  'toast.working': 'Enregistrement…',
  'toast.saved': 'Enregistré, élément n° {ordinal}',
  'toast.close': 'Fermer',
} as const;
