export default {
  'toast.working': 'Capture en cours…',
  'toast.number': 'n° {ordinal}',
  'toast.saved': 'Gardé : {what}.',
  'toast.savedInPart': 'Gardé, mais pas en entier : {what}.',
  'toast.otherWarnings': {
    one: '{n} autre remarque est sur la capture.',
    other: '{n} autres remarques sont sur la capture.',
  },
  'toast.another': 'Capturer une autre',
  'toast.wrongCase': 'Pas le bon ?',
  'toast.whichCase': 'Dans quel carnet ? La première capture sera retirée.',
  'toast.noOtherCase': "Rien n'a changé. Ouvrez Recueil, puis recommencez.",
  'toast.close': 'Fermer',
} as const;
