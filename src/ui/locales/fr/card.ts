export default {
  'card.print': 'Imprimer cette page',
  'card.screens': 'Les écrans du guide, par leur numéro',
  'card.open': 'Dans Recueil : « Aide », puis « Guide ».',
} as const;
