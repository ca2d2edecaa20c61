export default {
  'media.count': { one: '{n} image or video', other: '{n} images or videos' },
  'media.videos': { one: '{n} video', other: '{n} videos' },
  'media.position': 'playing at {position} during the capture',
} as const;
