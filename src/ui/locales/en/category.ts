export default {
  'category.insult': 'Insults, mockery',
  'category.accusation': 'Accusations, rumours',
  'category.threat': 'Threats',
  'category.hate': 'Hate (origin, religion, sex, sexual orientation, gender identity, disability)',
  'category.sexual': 'Sexual words or gestures',
  'category.intimate-image': 'Intimate image',
  'category.private-life': 'Address, phone, private life',
  'category.impersonation': 'Somebody pretends to be you',
  'category.blackmail': 'Blackmail',
  'category.incitement': 'Calls to go after you',
  'category.insistence': 'Repeated messages, watching you',
  'category.other': 'Something else',
} as const;
