/** The pages of the dossier, shown before it is written. */
export const ahead = {
  'ahead.title': "Voir les pages avant d'exporter",
  'ahead.meaning':
    "Un aperçu, dessiné ici : aucun fichier n'est écrit, et le journal n'en garde rien. Les images y sont masquées tant que vous ne les demandez pas.",
  'ahead.open': 'Voir les pages',
  'ahead.working': 'Préparation des pages…',
  'ahead.close': "Fermer l'aperçu",
  'ahead.document': 'Document',
  'ahead.pictures': 'Montrer aussi les images des pièces',
  'ahead.page': 'Page {page} sur {pages}',
  'ahead.before': 'Page précédente',
  'ahead.after': 'Page suivante',
  'ahead.show': 'Afficher la page {page}',
  'ahead.hide': 'Masquer la page {page}',
  'ahead.text': 'Le texte de cette page',
  'ahead.alt': 'Aperçu de la page {page} ; son texte est en dessous',
} as const;
