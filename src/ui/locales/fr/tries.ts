export default {
  'tries.title': "Essais d'ouverture",
  'tries.meaning': 'Cette liste ne sort pas de cet ordinateur.',
  'tries.none': "Aucun essai n'a échoué.",
  'tries.failed': 'Les derniers essais qui ont échoué :',
} as const;
