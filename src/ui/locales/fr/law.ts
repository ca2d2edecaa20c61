export default {
  'law.title': 'Ce que dit la loi',
  'law.intro':
    "Dites ce qui vous arrive : des textes de loi vous sont proposés, à titre indicatif. C'est la justice qui décide. Vous pouvez passer des questions.",
  'law.private': 'Vos réponses restent ici : elles ne vont jamais dans le dossier.',
  'law.saved': 'Réponse enregistrée.',
  'law.yes': 'Oui',
  'law.no': 'Non',
  'law.unsure': 'Je ne sais pas',
  'law.clear': 'Effacer les réponses',
  'law.suggested': 'Textes possibles, à titre indicatif',
  'law.count': { one: '{n} texte possible.', other: '{n} textes possibles.' },
  'law.none': "Répondez « Oui » à ce qui vous arrive : les textes s'afficheront ici.",
  'law.elements': 'Ce que la loi demande',
  'law.complaintNeeded':
    'Il faut votre plainte pour que la justice agisse. Avant 18 ans, vous ou vos parents pouvez la déposer.',
  'law.complaintFree': 'La justice peut agir aussi sans votre plainte.',
  'law.public': 'En public.',
  'law.privately': 'En privé.',
  'law.graver': 'Ce qui aggrave',
  'law.helpNow': 'Si vous pensez à mourir : le 3114 répond jour et nuit.',
} as const;
