export default {
  'law.title': 'What the law says',
  'law.intro':
    'Say what happens to you: texts of law are suggested, as an indication only. The justice system decides. You may skip questions.',
  'law.private': 'Your answers stay here: they never go into the dossier.',
  'law.saved': 'Answer saved.',
  'law.yes': 'Yes',
  'law.no': 'No',
  'law.unsure': "I don't know",
  'law.clear': 'Erase the answers',
  'law.suggested': 'Possible texts, as an indication only',
  'law.count': { one: '{n} possible text.', other: '{n} possible texts.' },
  'law.none': 'Answer “Yes” to what happens to you: the texts will show here.',
  'law.elements': 'What the law asks for',
  'law.complaintNeeded':
    'It takes your complaint for the justice system to act. Under 18, you or your parents can file it.',
  'law.complaintFree': 'The justice system can also act without your complaint.',
  'law.public': 'In public.',
  'law.privately': 'In private.',
  'law.graver': 'What makes it graver',
  'law.helpNow': 'If you think of dying: 3114 answers day and night.',
} as const;
