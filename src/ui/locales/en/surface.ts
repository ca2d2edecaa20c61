export default {
  'surface.post': 'post',
  'surface.reply': 'reply',
  'surface.comment': 'comment',
  'surface.message': 'message',
  'surface.story': 'story',
  'surface.review': 'review',
  'surface.profile': 'profile',
  'surface.email': 'e-mail',
  'surface.page': 'page',
  'surface.imported': 'imported document',
} as const;
