export default {
  'surface.post': 'publication',
  'surface.reply': 'réponse',
  'surface.comment': 'commentaire',
  'surface.message': 'message',
  'surface.story': 'story',
  'surface.review': 'avis',
  'surface.profile': 'profil',
  'surface.email': 'e-mail',
  'surface.page': 'page',
  'surface.imported': 'fichier importé',
} as const;
