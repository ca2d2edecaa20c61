export default {
  'withdraw.start': 'Take this capture out',
  'withdraw.title': 'Take capture {ordinal} out?',
  'withdraw.meaning':
    'It will no longer be part of your next dossiers. The history keeps a line that says so, without its content. That line cannot be erased. The stored files stay on this computer.',
  'withdraw.final': 'This is final. To be able to change it, choose “Leave out” instead.',
  'withdraw.done': 'Done: this capture is withdrawn from your next dossiers.',
  'withdraw.confirm': 'Yes, take it out',
  'withdraw.keep': 'No, keep it',
} as const;
