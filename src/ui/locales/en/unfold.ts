export default {
  'unfold.found': 'This page hides: {parts}.',
  'unfold.replies': { one: '{n} folded reply', other: '{n} folded replies' },
  'unfold.texts': { one: '{n} cut text', other: '{n} cut texts' },
  'unfold.some': {
    one: 'Recueil can press {n} button. The rest will be named, not opened.',
    other: 'Recueil can press {n} buttons. The rest will be named, not opened.',
  },
  'unfold.effects':
    'Unfolding presses these buttons for you: your account sends requests to the site. In a conversation, scrolling may send “seen”. Opening a story tells its author.',
  'unfold.unfold': 'Unfold, then capture',
  'unfold.asIs': 'Capture without unfolding',
  'unfold.cancel': 'Cancel (Esc)',
  'unfold.progress': {
    one: 'Unfolding: {n} button pressed, screen {screen}, {limit} at most',
    other: 'Unfolding: {n} buttons pressed, screen {screen}, {limit} at most',
  },
  'unfold.pressed': {
    one: '{n} button of the page pressed before the capture, at your request',
    other: '{n} buttons of the page pressed before the capture, at your request',
  },
} as const;
