export default {
  'media.count': { one: '{n} image or video', other: '{n} images or videos' },
} as const;
