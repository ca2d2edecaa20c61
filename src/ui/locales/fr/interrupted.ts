export default {
  'interrupted.line': 'Capture du {when}.',
} as const;
