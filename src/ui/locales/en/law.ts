export default {
  'law.title': 'What the law says',
  'law.intro':
    'Tick what happens to you: you will see what to do this week, then the possible texts of law. The justice system decides.',
  'law.private': 'Your ticks stay here: they never go into the dossier.',
  'law.saved': 'Saved.',
  'law.clear': 'Untick all',
  'law.ticked': { one: '{n} tick', other: '{n} ticks' },
  'law.helper': 'Are you helping somebody? Say so in “Who captures”.',
  'law.week': 'This week',
  'law.screen': 'Screen {number}: {title}',
  'law.dates': 'See my dates',
  'law.suggested': 'Possible texts, as an indication only',
  'law.count': { one: '{n} possible text.', other: '{n} possible texts.' },
  'law.none': 'Tick what happens to you: the texts will show here.',
  'law.elements': 'What the law asks for',
  'law.complaintNeeded':
    'It takes your complaint for the justice system to act. Under 18, you or your parents can file it.',
  'law.complaintFree': 'The justice system can also act without your complaint.',
  'law.public': 'In public.',
  'law.privately': 'In private.',
  'law.graver': 'What makes it graver',
} as const;
