export default {
  'guide.title': 'Guide',
  'guide.intro':
    'Each screen has a number: somebody can guide you by phone. Nothing is sent, all of it is on this computer.',
  'guide.number': 'Screen {number} of {total}',
  'guide.list': 'All screens',
  'guide.also': 'Read also',
  'guide.lines': 'Who can help',
  'guide.sources': 'Sources, read again on {when}',
  'guide.checked': "Codes: as of {law}. General information, not a lawyer's advice.",
  'guide.sourceDated': '{title}, {when}',
} as const;
