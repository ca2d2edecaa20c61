/** English of fr.help.ts. */
export const help = {
  'help.title': 'Help',
  'help.danger': 'In danger',
  'help.trace':
    'A call or a site may leave a trace: bill, history. If somebody watches your devices, use those of another person.',
  'help.free': 'An official service never asks for money nor for your passwords.',
  'help.guide': 'Guide: what to do, in what order',
  'help.card': 'Card for the person who helps you',
  'help.back': 'Back to the notebook',
  'help.suicide': 'If you think of dying',
  'help.victim': 'Being heard, filing a complaint',
  'help.young': 'Children, teenagers, young people',
  'help.couple': 'Partner violence, sexual violence',
  'help.intimate': 'Intimate images',
  'help.report': 'Reporting content',
  'help.rights': 'Having your rights respected',
  'help.local': "Near you: Val-d'Oise",
  'help.call': 'Call {number}',
  'help.text': 'Text {number}',
  'help.site': 'Open the site',
  'help.siteOf': 'Open the site: {name} (new tab)',
  'help.asOf': 'Taken from a page of {when}: it may have changed.',

  'guide.title': 'Guide',
  'guide.intro':
    'Each screen has a number: somebody can guide you by phone. Nothing is sent, all of it is on this computer.',
  'guide.number': 'Screen {number} of {total}',
  'guide.list': 'All screens',
  'guide.previous': 'Screen {number}, before',
  'guide.next': 'Screen {number}, next',
  'guide.pages': 'Screens of the guide',
  'guide.lines': 'Who can help',
  'guide.sources': 'Sources, read again on {when}',
  'guide.checked': "Codes: as of {law}. General information, not a lawyer's advice.",
  'guide.sourceDated': '{title}, {when}',

  'card.print': 'Print this page',
  'card.screens': 'The screens of the guide, by number',
  'card.open': 'In Recueil: “Help”, then “Guide”.',

  'deadline.title': 'Deadlines',
  'deadline.week': 'This week',
  'deadline.month': 'This month',
  'deadline.later': 'Later',
  'deadline.passed': 'Over',
  'deadline.none': 'Nothing here.',
  'deadline.noItems': 'Nothing recorded yet: the dates will come with the captures.',
  'deadline.unread': {
    one: '{n} unreadable item is not counted here: no. {list}. The disk no longer gives it back; its date may be near.',
    other:
      '{n} unreadable items are not counted here: nos. {list}. The disk no longer gives them back; their dates may be near.',
  },
  'deadline.until': 'Until {when}',
  'deadline.perhaps':
    'Perhaps still possible: the time ends between {first} and {last}, as the date is not well known. See an avocat (lawyer) as soon as you can.',
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
  'deadline.doubt.visibility-unread':
    'It is not known whether the post is public: the shorter time is given.',
  'deadline.reminders': 'Reminders',
  'deadline.remind': 'Tell me when the notebook opens, in the week of a date',
  'deadline.notify': 'Also show a notification of the browser: “Reminder”, and nothing more',
  'deadline.notifyMeaning':
    'The browser will ask you whether it may. It shows at about 10 a.m., a week before a date and again the day before, even when Recueil is locked; what you capture counts there once the notebook opens. Whoever sees the screen sees it too.',
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

  'more.law': 'Plain questions, and the texts of law that may apply.',
  'deadline.law': 'What the law says of what happens to you',
  'done.forYou': 'Save the sheet for you',
  'done.forYouMeaning':
    'Your deadlines, possible texts, who helps (a PDF, in French): for you alone. Do not hand it over with the dossier.',

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
  'law.complaintNeeded': 'It takes your complaint for the justice system to act.',
  'law.complaintFree': 'The justice system can also act without your complaint.',
  'law.public': 'In public.',
  'law.privately': 'In private.',
  'law.graver': 'What makes it graver',
  'law.helpNow': 'If you think of dying: 3114 answers day and night.',
} as const;
