export default {
  'deadline.title': 'Deadlines',
  'deadline.week': 'This week',
  'deadline.month': 'This month',
  'deadline.later': 'Later',
  'deadline.passed': 'Over',
  'deadline.noItems': 'No known date yet: the dates will come with the captures.',
  'deadline.unread': {
    one: '{n} unreadable capture is not counted here: no. {list}. The disk no longer gives it back; its date may be near.',
    other:
      '{n} unreadable captures are not counted here: nos. {list}. The disk no longer gives them back; their dates may be near.',
  },
  'deadline.until': 'Until {when}',
  'deadline.perhaps':
    'Perhaps still possible: the time ends between {first} and {last}, as the date is not well known. See an avocat (lawyer) as soon as you can.',
  'deadline.lastDay': 'This is probably the last day, {when}. See an avocat (lawyer) today.',
  'deadline.was': 'It was until {when}',
  'deadline.andMore': { one: 'and {n} more', other: 'and {n} more' },
  'deadline.posted': 'Counted from {when}.',
  'deadline.postedBetween': 'Counted from {first}, the last from {last}.',
  'deadline.how': 'How it is computed, what is not sure',
  'deadline.moreLines': { one: 'And {n} more date.', other: 'And {n} more dates.' },
  'deadline.doubt.posting-unread':
    'The posting date was not read: the time is counted from your first capture. It may end sooner, or be over already.',
  'deadline.doubt.posting-rough':
    'The date is only known to the day, the month or the year: the first possible day is counted.',
  'deadline.doubt.posting-relative':
    'The page said “… ago”: one more day is taken off, and the real date may be a little older still.',
  'deadline.doubt.visibility-unread': 'It is not known whether the post is public: the shorter time is given.',
  'deadline.reminders': 'Reminders',
  'deadline.remind': 'Tell me when the notebook opens, in the week of a date',
  'deadline.notify': 'Also show a notification of the browser: “Reminder”, and nothing more',
  'deadline.notifyMeaning':
    'The browser will ask you whether it may. It shows at about 10 a.m., a week before a date and again the day before. It shows even when Recueil is locked. What you capture counts there once the notebook opens. Whoever sees the screen sees it too.',
  'deadline.notifyNext': 'Next notification: {when}.',
  'deadline.notifyRefused': 'The browser does not allow it. The reminder stays a line when the carnet opens.',
  'deadline.notifyShared':
    'No notification shows on this computer: you said that others use it, or that you do not know.',
  'deadline.notifyUnsaid': 'For a notification, first say whose computer this is',
  'deadline.due': 'A date is waiting for you this week:',
  'deadline.calendarMeaning':
    'A calendar file (.ics): it says “Reminder” a week before, and nothing else. A shared calendar shows the date to others.',
  'deadline.calendarSave': 'Save the calendar file',
  'deadline.calendarWord': 'Reminder',
  'deadline.law': 'What the law says of what happens to you',
} as const;
