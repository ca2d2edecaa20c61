export default {
  'toast.working': 'Enregistrement…',
  'toast.saved': 'Enregistré, élément n° {ordinal}',
  'toast.savedInPart': 'Enregistré, élément n° {ordinal}, mais pas en entier.',
  'toast.savedWithWarning': 'Enregistré, élément n° {ordinal}.',
  'toast.otherWarnings': {
    one: "{n} autre remarque est sur l'élément.",
    other: "{n} autres remarques sont sur l'élément.",
  },
  'toast.close': 'Fermer',
} as const;
