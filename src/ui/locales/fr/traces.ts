export default {
  'traces.title': "Ce que le navigateur montre à d'autres",
  'traces.downloads':
    "Le nom d'un fichier enregistré reste dans la liste des téléchargements du navigateur et parmi les fichiers récents. Si quelqu'un d'autre se sert de cet ordinateur, retirez-le des deux listes. Un spécialiste peut encore retrouver ce nom.",
  'traces.clipboard': 'Elle reste dans le presse-papiers : copiez ensuite autre chose pour la remplacer.',
  'traces.printer': 'Une imprimante partagée peut garder la feuille en mémoire, et son nom dans une liste.',
  'traces.profile':
    'Qui ouvre votre session voit que Recueil est là. Un navigateur synchronisé peut le montrer aussi sur un autre appareil, sans ce qui est gardé.',
  'traces.aloud':
    "Un lecteur d'écran à voix haute lit aussi ce que vous démasquez : des écouteurs le gardent pour vous.",
  'traces.private':
    'En navigation privée, ce que vous capturez est gardé comme ailleurs, même après la fermeture de la fenêtre.',
} as const;
