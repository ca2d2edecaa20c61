export default {
  'cover.title': 'Page cachée pendant la capture',
  'cover.note':
    "La page se montre un court instant pour chaque image, le plus souvent moins d'un quart de seconde. Gardez cet onglet affiché.",
  'cover.remaining': { one: 'Reste : environ {n} minute.', other: 'Reste : environ {n} minutes.' },
  'cover.removed': "La page a retiré l'écran qui la cachait. Vous avez pu la voir par moments.",
  'cover.long': "Cette page fait environ {n} écrans : jusqu'où capturer ?",
  'cover.effects':
    "Page cachée : un écran opaque la couvre pendant la capture. Elle se montre pour chaque image, trois fois par seconde au plus. Cela dure le plus souvent moins d'un quart de seconde.",
  'cover.toEnd': "Jusqu'au bout",
  'cover.toEndHidden': "Jusqu'au bout, page cachée",
  'cover.firstScreens': '{n} écrans seulement',
  'cover.unfoldHidden': "Déplier puis capturer, page cachée jusqu'au bout",
} as const;
