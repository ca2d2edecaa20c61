export default {
  'interrupted.line': 'Capture of {when}.',
} as const;
