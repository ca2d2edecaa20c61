export default {
  'menu.shown': 'Show “Add to Recueil” in the right-click menu',
  'menu.shared': 'You said that others use this computer: nothing shows there.',
} as const;
