export default {
  'posts.title': 'Publications de cette page',
  'posts.hint': 'Choisissez celle à garder. Au clavier : flèches, puis Entrée.',
  'posts.searching': 'Lecture de la page…',
  'posts.empty':
    "Aucune publication n'a été reconnue sur cette page. Faites-la défiler jusqu'à la publication et revenez ici, ou choisissez « Capturer l'écran ».",
  'posts.more': 'La page en a plus : voici les {n} premières. Pour une autre, choisissez « Capturer une publication ».',
  'posts.noTime': 'heure non lue',
} as const;
