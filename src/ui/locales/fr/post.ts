export default {
  'post.showOf': 'Montrer le texte de la publication {place}',
  'post.hideOf': 'Masquer le texte de la publication {place}',
} as const;
