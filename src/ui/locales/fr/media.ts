export default {
  'media.count': { one: '{n} image ou vidéo', other: '{n} images ou vidéos' },
} as const;
