export default {
  'operator.title': 'Who captures',
  'operator.meaning': 'If you act for somebody, say it here: each capture kept afterwards will say so too.',
  'operator.sealed':
    'What you write here goes into each capture kept afterwards and can no longer be taken out. The accused person may read it one day.',
  'operator.role': 'You are',
  'operator.notStated': 'Do not say',
  'operator.role.self': 'The person targeted',
  'operator.role.parent': 'Their parent',
  'operator.role.relative': 'Somebody close to them',
  'operator.role.professional': 'A professional, an association',
  'operator.withChild': 'Look at it with your child, with their consent if possible.',
  'operator.notWithout':
    'Ask for their consent before capturing. Do not open their accounts or private messages without it: the law may forbid it.',
  'operator.professional': 'Note the consent of the person, and keep only what serves to help them.',
  'operator.forWhom': 'For whom',
  'operator.authorisation': 'Their consent',
  'operator.authorisation.signed': 'Written and signed',
  'operator.authorisation.oral': 'Given by word of mouth',
  'operator.authorisation.none': 'Not asked yet',
  'operator.complaint':
    'For intimate images and private life, the complaint comes from the person targeted, even under 18, or their parents.',
  'operator.name': 'Your name',
  'operator.nameHint': 'You may leave it empty.',
  'operator.since': 'Since',
  'operator.save': 'Save',
} as const;
