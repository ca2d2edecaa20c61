/** Categories in one or two words, for the rows of a list. */
export default {
  'categoryShort.insult': 'Insulte',
  'categoryShort.accusation': 'Accusation',
  'categoryShort.threat': 'Menace',
  'categoryShort.hate': 'Haine',
  'categoryShort.sexual': 'Propos sexuel',
  'categoryShort.intimate-image': 'Image intime',
  'categoryShort.private-life': 'Vie privée',
  'categoryShort.impersonation': "Usurpation d'identité",
  'categoryShort.blackmail': 'Chantage',
  'categoryShort.incitement': 'Appel contre vous',
  'categoryShort.insistence': 'Insistance',
  'categoryShort.other': 'Autre chose',
} as const;
