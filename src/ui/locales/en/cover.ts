export default {
  'cover.title': 'Page hidden during the capture',
  'cover.note':
    'The page shows for a short moment for each picture, mostly less than a quarter of a second. Keep this tab shown.',
  'cover.remaining': { one: 'Left: about {n} minute.', other: 'Left: about {n} minutes.' },
  'cover.removed': 'The page removed the screen that hid it. You may have seen it at times.',
  'cover.long': 'This page has about {n} screens: how far should the capture go?',
  'cover.effects':
    'Page hidden: an opaque screen covers it during the capture. It shows for each picture, at most three times a second. That mostly lasts less than a quarter of a second.',
  'cover.toEnd': 'To the end',
  'cover.toEndHidden': 'To the end, page hidden',
  'cover.firstScreens': '{n} screens only',
  'cover.unfoldHidden': 'Unfold, then capture to the end, page hidden',
} as const;
