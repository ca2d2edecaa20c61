export default {
  'forWhom.question': 'Who are you keeping these messages for?',
  'forWhom.sealed': 'Your answer will be written in your next captures.',
  'forWhom.me': 'For me',
  'forWhom.other': 'For somebody else',
  'forWhom.noted': 'Noted. You can change this answer in the settings.',
} as const;
