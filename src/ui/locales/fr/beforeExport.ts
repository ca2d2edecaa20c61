export default {
  'beforeExport.readers':
    "Ce que vous remettez pourra être lu par la personne accusée et son avocat. Retirez ce qu'elle ne doit pas lire.",
  'beforeExport.publish': "Ne publiez pas ce dossier. Ne l'envoyez pas à la personne accusée.",
  'beforeExport.others': 'La capture peut montrer vos autres messages ou votre e-mail.',
  'beforeExport.handing': 'Avant de remettre le dossier',
} as const;
