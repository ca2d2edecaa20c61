export default {
  'media.count': { one: '{n} image ou vidéo', other: '{n} images ou vidéos' },
  'media.videos': { one: '{n} vidéo', other: '{n} vidéos' },
  'media.position': 'lecture à {position} lors de la capture',
} as const;
