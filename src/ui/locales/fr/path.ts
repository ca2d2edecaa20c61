export default {
  'path.captured': {
    one: 'une page capturée avant dans cet onglet',
    other: '{n} pages capturées avant dans cet onglet',
  },
} as const;
