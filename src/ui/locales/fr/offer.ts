export default {
  'offer.question': "D'autres personnes utilisent cet ordinateur ?",
  'offer.why': 'Votre réponse ne sort pas de cet ordinateur.',
  'offer.mine': 'Non, moi seulement',
  'offer.shared': 'Oui',
  'offer.unknown': 'Je ne sais pas',
  'offer.protect': 'Protéger ce qui est gardé par une phrase de passe',
  'offer.meaning': 'Elle est demandée pour relire vos captures, jamais pour en faire.',
  'offer.choose': 'Choisir une phrase',
  'offer.later': 'Plus tard',
  'offer.noted': "C'est noté. Vous pouvez changer cette réponse dans le carnet, sous « Verrou ».",
  'offer.aside': 'Vous la trouverez dans le carnet, sous « Verrou ».',
} as const;
