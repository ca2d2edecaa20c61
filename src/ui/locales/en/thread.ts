export default {
  'thread.progress': {
    one: 'Capturing the thread: {n} post recorded, screen {screen}, {limit} at most',
    other: 'Capturing the thread: {n} posts recorded, screen {screen}, {limit} at most',
  },
  'thread.saved': {
    one: 'Thread recorded: {n} post, item no. {first}. Pictures of the screen: {shots}.',
    other: 'Thread recorded: {n} posts, items no. {first} to {last}. Pictures of the screen: {shots}.',
  },
  'thread.inPart': 'Stopped before the end of the thread. What is recorded is kept.',
  'thread.partial': {
    one: '{n} post is not whole: see its remark.',
    other: '{n} posts are not whole: see their remarks.',
  },
  'thread.missed': {
    one: '{n} post was not recorded.',
    other: '{n} posts were not recorded.',
  },
} as const;
