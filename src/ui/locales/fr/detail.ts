export default {
  'detail.back': 'Tous les éléments',
  'detail.missing': "Cet élément n'est pas dans ce carnet.",
  'detail.showField': 'Montrer : {field}',
  'detail.hideField': 'Masquer : {field}',
  'detail.image': 'Image',
  'detail.imageAlt': "Image de l'élément n° {ordinal}, {account}",
  'detail.showImage': "Montrer l'image",
  'detail.hideImage': "Masquer l'image",
  'detail.text': 'Texte de la publication',
  'detail.showText': 'Montrer le texte',
  'detail.hideText': 'Masquer le texte',
  'detail.textUnread': "Le texte n'a pas été lu. L'image le montre peut-être.",
  'detail.maskedAgain': 'Image et textes sont de nouveau masqués quand vous quittez cette page.',
  'detail.observed': 'Ce qui a été lu',
  'detail.seal': 'Empreinte',
  'detail.sealMeaning':
    "L'empreinte est une suite de chiffres et de lettres calculée à partir de cet élément. Si l'élément change, elle ne correspond plus.",
  'detail.files': { one: '{n} fichier gardé', other: '{n} fichiers gardés' },
  'detail.warnings': 'À savoir sur cet élément',
  'detail.withdrawnNote':
    'Cet élément est retiré : il ne sera plus joint à vos dossiers. Le journal garde une ligne qui le dit.',
} as const;
