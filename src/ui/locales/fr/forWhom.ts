export default {
  'forWhom.question': 'Pour qui gardez-vous ces messages ?',
  'forWhom.sealed': 'Votre réponse sera écrite dans vos prochaines captures.',
  'forWhom.me': 'Pour moi',
  'forWhom.other': "Pour quelqu'un d'autre",
  'forWhom.noted': "C'est noté. Vous pouvez changer cette réponse dans les réglages.",
} as const;
