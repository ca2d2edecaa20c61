export default {
  'witnesses.title': 'Témoins',
  'witnesses.meaning':
    "Les personnes qui ont vu les messages, ou ce qu'ils vous font. Elles restent dans ce carnet, sauf si vous les cochez en préparant un dossier.",
  'witnesses.empty': "Personne n'est noté pour l'instant.",
  'witnesses.new': 'Ajouter un témoin',
  'witnesses.add': 'Ajouter',
  'witnesses.name': 'Nom',
  'witnesses.contact': 'Comment le ou la joindre',
  'witnesses.saw': "Ce qu'il ou elle a vu, en deux mots",
  'witnesses.sawHint': "Le récit d'un témoin lui appartient : ne l'écrivez pas à sa place.",
} as const;
