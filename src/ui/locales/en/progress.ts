export default {
  'progress.screen': 'Capturing the page: screen {screen}, {limit} at most',
  'progress.stop': 'Stop here (Escape)',
  'progress.further': 'Go further (Enter)',
  'progress.hidePage': 'Hide the page and go to the end',
  'progress.paused': 'Paused: this tab was no longer shown. The capture goes on.',
} as const;
