export default {
  'online.title': 'Still online?',
  'online.meaning':
    'Open an address, look, then come back and say what you saw. The date is kept. Nothing is opened without your click.',
  'online.seen': 'If you are logged in, the site knows that you came by. A story may show its author who saw it.',
  'online.empty': 'No address to look at yet: capture a post first.',
  'online.open': 'Open the address',
  'online.saw': 'What did you see?',
  'online.capture':
    "To keep an image of that page too: in its tab, press Recueil's icon, then “Capture what I see”. You may answer there or here.",
  'online.captured': 'see the capture',
  'online.never': 'Never checked.',
  'online.last': '{when}: {result}',
  'online.more': { one: 'Show {n} more address', other: 'Show {n} more addresses' },
  'online.present': 'Still there',
  'online.changed': 'There, but changed',
  'online.deleted': 'Deleted',
  'online.account-gone': 'Account gone',
  'online.login-wall': 'One must log in to see',
} as const;
