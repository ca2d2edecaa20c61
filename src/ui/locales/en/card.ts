export default {
  'card.print': 'Print this page',
  'card.screens': 'The screens of the guide, by number',
  'card.open': 'In Recueil: “Help”, then “Guide”.',
} as const;
