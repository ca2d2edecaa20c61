export default {
  'menu.shown': 'Montrer « Ajouter au recueil » dans le menu du clic droit',
  'menu.shared': "Vous avez dit que d'autres se servent de cet ordinateur : rien ne s'y montre.",
} as const;
