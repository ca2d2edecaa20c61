export default {
  'law.title': 'Ce que dit la loi',
  'law.intro':
    "Cochez ce qui vous arrive : vous verrez quoi faire cette semaine, puis les textes de loi possibles. C'est la justice qui décide.",
  'law.private': 'Vos coches restent ici : elles ne vont jamais dans le dossier.',
  'law.saved': 'Enregistré.',
  'law.clear': 'Tout décocher',
  'law.ticked': { one: '{n} coche', other: '{n} coches' },
  'law.helper': "Vous aidez quelqu'un ? Dites-le dans « Qui capture ».",
  'law.week': 'Cette semaine',
  'law.screen': 'Écran {number} : {title}',
  'law.dates': 'Voir mes délais',
  'law.suggested': 'Textes possibles, à titre indicatif',
  'law.count': { one: '{n} texte possible.', other: '{n} textes possibles.' },
  'law.none': "Cochez ce qui vous arrive : les textes s'afficheront ici.",
  'law.elements': 'Ce que la loi demande',
  'law.complaintNeeded':
    'Il faut votre plainte pour que la justice agisse. Avant 18 ans, vous ou vos parents pouvez la déposer.',
  'law.complaintFree': 'La justice peut agir aussi sans votre plainte.',
  'law.public': 'En public.',
  'law.privately': 'En privé.',
  'law.graver': 'Ce qui aggrave',
} as const;
