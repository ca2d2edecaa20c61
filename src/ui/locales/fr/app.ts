export default {
  'app.name': 'Recueil',
  'app.quit': 'Quitter',
  'app.quitKey': 'Ou trois fois de suite la touche Maj : Recueil se ferme et se verrouille',
  'app.loading': 'Chargement…',
  'app.retry': 'Réessayer',
  'app.back': 'Retour',
  'app.unread': 'non lu',
  'app.show': 'Montrer',
  'app.hide': 'Masquer',
  'app.maskedText': 'texte masqué',
  'app.maskedImage': 'image masquée',
  'app.understood': 'Compris',
} as const;
