export default {
  'card.screens': 'Les écrans du guide, par leur numéro',
  'card.open': 'Dans Recueil : « Aide », puis « Guide ».',
} as const;
