/** What keeps the person safe on the machine they have: drafts, and the like. */
export const safety = {
  'draft.restored': 'Ce que vous aviez commencé à écrire a été gardé.',
  'draft.aside': 'Effacer ce brouillon',
  'draft.kept': 'Brouillon gardé, pas encore enregistré.',

  'pause.said': 'Vous relisez depuis un moment. Rien ne presse : tout est enregistré.',
  'pause.help': "Parler à quelqu'un",
  'pause.goOn': 'Continuer',
  'reveal.intimate': 'Cette image peut être intime. Appuyez encore une fois pour la voir.',
  'eraseItem.start': 'Effacer cet élément',
  'eraseItem.title': "Effacer l'élément n° {ordinal} ?",
  'eraseItem.meaning':
    'Son image, son texte, ses fichiers et vos notes disparaissent de cet ordinateur. Recueil ne pourra plus les rendre.',
  'eraseItem.stays':
    "Le journal garde son numéro et son empreinte : les prochains dossiers diront qu'il a été retiré. Ceux qui sont déjà exportés ne changent pas.",

  'traces.title': "Ce que le navigateur montre à d'autres",
  'traces.downloads':
    "Le nom d'un fichier enregistré reste dans la liste des téléchargements du navigateur et parmi les fichiers récents. Si quelqu'un d'autre se sert de cet ordinateur, retirez-le des deux listes.",
  'traces.clipboard': 'Elle reste dans le presse-papiers : copiez ensuite autre chose pour la remplacer.',
  'traces.printer': 'Une imprimante partagée peut garder la feuille en mémoire, et son nom dans une liste.',
  'traces.profile':
    'Qui ouvre votre session voit que Recueil est là. Un navigateur synchronisé peut le montrer aussi sur un autre appareil, sans ce qui est enregistré.',
  'traces.aloud':
    "Un lecteur d'écran à voix haute lit aussi ce que vous démasquez : des écouteurs le gardent pour vous.",
  'traces.private':
    'En navigation privée, ce que vous capturez est gardé comme ailleurs, même après la fermeture de la fenêtre.',

  'menu.shown': 'Montrer « Ajouter au recueil » dans le menu du clic droit',
  'menu.shared': "Vous avez dit que d'autres se servent de cet ordinateur : rien ne s'y montre.",
} as const;
