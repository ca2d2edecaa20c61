export default {
  'app.name': 'Recueil',
  'app.quit': 'Leave',
  'app.quitKey': 'Or press Shift three times: Recueil closes and locks',
  'app.loading': 'Loading…',
  'app.retry': 'Try again',
  'app.back': 'Back',
  'app.unread': 'not read',
  'app.show': 'Show',
  'app.hide': 'Hide',
  'app.maskedText': 'hidden text',
  'app.maskedImage': 'hidden image',
  'app.understood': 'Understood',
} as const;
