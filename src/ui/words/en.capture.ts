export const capture = {
  'context.title': 'Context',
  'context.meaning':
    'The page opens in a tab. Then click the Recueil icon: it offers the capture and links the two items.',
  'context.seen': 'Some sites show an account who has seen its page.',
  'context.profile': "Open the account's page",
  'context.thread': 'Open the post and what comes before it',
  'context.offer':
    'This account is recorded for the first time. Its page, and what it answers, may help to understand.',
  'context.later': 'Not now',
  'context.of.profile': "An account's page, for another item",
  'context.of.thread': 'What comes before another item',
  'context.of.check': "Seen later at another item's address",
  'context.first': 'See the item it was for',
  'awaited.profile': "Page opened for item no. {ordinal}. Is it the account's page?",
  'awaited.thread': 'Page opened for item no. {ordinal}. Choose the first post, or the one it answers.',
  'awaited.check': 'Page opened to see whether item no. {ordinal} is still online.',
  'awaited.captureCheck': 'Capture what I see',
  'awaited.captured': 'What this page shows is recorded.',
  'awaited.noted': 'Noted: {result}',
  'awaited.captureProfile': "Capture the account's page",
  'awaited.captureThread': 'Choose that post',
  'popup.captureZone': 'Capture an area',
  'zone.label':
    'Draw the area, or move it with the arrows (Shift and arrows: its size). Enter records, Escape leaves.',
  'zone.record': 'Record this area',
  'zone.place': 'Area of {width} by {height}, {left} from the left and {top} from the top.',
  'popup.captureThread': 'Capture the whole thread',
  'thread.progress': {
    one: 'Capturing the thread: {n} post recorded, screen {screen}, {limit} at most',
    other: 'Capturing the thread: {n} posts recorded, screen {screen}, {limit} at most',
  },
  'thread.saved': {
    one: 'Thread recorded: {n} post, item no. {first}. Pictures of the screen: {shots}.',
    other: 'Thread recorded: {n} posts, items no. {first} to {last}. Pictures of the screen: {shots}.',
  },
  'thread.inPart': 'Stopped before the end of the thread. What is recorded is kept.',
  'thread.missed': {
    one: '{n} post was not recorded.',
    other: '{n} posts were not recorded.',
  },
} as const;
