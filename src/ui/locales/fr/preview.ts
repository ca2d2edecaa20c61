export default {
  'preview.meaning':
    "Un aperçu, dessiné ici : aucun fichier n'est écrit, et l'historique n'en garde rien. Les images y sont masquées tant que vous ne les demandez pas.",
  'preview.open': 'Voir les pages',
  'preview.working': 'Préparation des pages…',
  'preview.close': "Fermer l'aperçu",
  'preview.document': 'Document',
  'preview.pictures': 'Montrer aussi les images des pièces',
  'preview.page': 'Page {page} sur {pages}',
  'preview.before': 'Page précédente',
  'preview.after': 'Page suivante',
  'preview.show': 'Afficher la page {page}',
  'preview.hide': 'Masquer la page {page}',
  'preview.text': 'Le texte de cette page',
  'preview.alt': 'Aperçu de la page {page} ; son texte est en dessous',
} as const;
