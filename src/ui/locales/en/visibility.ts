export default {
  'visibility.public': 'public',
  'visibility.followers': 'followers only',
  'visibility.closed-group': 'closed group',
  'visibility.private': 'private',
} as const;
