export default {
  'pause.suggestion': 'You have been reading for a while. There is no hurry: everything is kept.',
  'pause.help': 'Talk to somebody',
  'pause.goOn': 'Go on',
} as const;
