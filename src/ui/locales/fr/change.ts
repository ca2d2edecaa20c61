export default {
  'change.title': 'Changer la phrase de passe',
  'change.titlePin': 'Changer le code de chiffres',
  'change.meaning':
    "Un nouveau code de secours remplacera l'ancien. Pour n'avoir qu'un nouveau code de secours, écrivez de nouveau la même phrase.",
  'change.current': 'Phrase de passe actuelle',
  'change.currentPin': 'Code de chiffres actuel',
  'change.do': 'Changer',
  'change.cancel': 'Annuler',
} as const;
