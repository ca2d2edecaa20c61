export default {
  'code.title': 'Votre code de secours',
  'code.meaning':
    "Il ouvre Recueil si vous oubliez le reste. Il ne s'affiche qu'une fois. S'il y en avait un autre, il ne marche plus.",
  'code.keep': "Gardez-le ailleurs qu'avec cet ordinateur, là où personne d'autre ne le trouvera.",
  'code.paper': 'Code de secours',
  'code.paperHint': '32 lettres et chiffres, sans I, L, O ni U.',
  'code.print': 'Imprimer',
  'code.copy': 'Copier',
  'code.copied':
    "Code copié. D'autres programmes peuvent lire le presse-papiers : collez le code en lieu sûr, puis copiez autre chose.",
  'code.copyFailed': "Le navigateur n'a pas copié le code : recopiez-le à la main.",
  'code.noted': "Je l'ai noté",
  'code.noteFirst': "Notez le code, puis cochez « Je l'ai noté » : il ne s'affichera plus.",
  'code.done': 'Terminer',
} as const;
