export default {
  'category.insult': 'Insultes, moqueries',
  'category.accusation': 'Accusations, rumeurs',
  'category.threat': 'Menaces',
  'category.hate': 'Haine (origine, religion, sexe, orientation sexuelle, identité de genre, handicap)',
  'category.sexual': 'Propos ou gestes sexuels',
  'category.intimate-image': 'Image intime',
  'category.private-life': 'Adresse, téléphone, vie privée',
  'category.impersonation': "Quelqu'un se fait passer pour vous",
  'category.blackmail': 'Chantage',
  'category.incitement': "Appels à s'en prendre à vous",
  'category.insistence': 'Messages répétés, surveillance',
  'category.other': 'Autre chose',
} as const;
