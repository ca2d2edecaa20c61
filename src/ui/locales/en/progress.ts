export default {
  'progress.screen': 'Capturing the page: screen {screen}, {limit} at most',
  'progress.stop': 'Stop here (Escape)',
  'progress.further': 'Go further (Enter)',
} as const;
