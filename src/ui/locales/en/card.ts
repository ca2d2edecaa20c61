export default {
  'card.screens': 'The screens of the guide, by number',
  'card.open': 'In Recueil: “Help”, then “Guide”.',
} as const;
