export default {
  'visibility.public': 'publique',
  'visibility.followers': 'abonnés seulement',
  'visibility.closed-group': 'groupe fermé',
  'visibility.private': 'privée',
} as const;
