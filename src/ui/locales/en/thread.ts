export default {
  'thread.progress': {
    one: 'Capturing the thread: {n} post recorded, screen {screen}, {limit} at most',
    other: 'Capturing the thread: {n} posts recorded, screen {screen}, {limit} at most',
  },
  'thread.saved': {
    one: 'Thread recorded: {n} post, capture no. {first}. Pictures of the screen: {shots}.',
    other: 'Thread recorded: {n} posts, captures no. {first} to {last}. Pictures of the screen: {shots}.',
  },
  'thread.inPart': 'Stopped before the end of the thread. What is recorded is kept.',
  'thread.partial': {
    one: '{n} post is not whole: see its remark.',
    other: '{n} posts are not whole: see their remarks.',
  },
  'thread.folded': 'Folded by the page, so not in the picture: {parts}.',
  'thread.foldedReplies': { one: 'at least {n} reply', other: 'at least {n} replies' },
  'thread.foldedTexts': { one: '{n} cut text', other: '{n} cut texts' },
  'thread.missed': {
    one: '{n} post was not recorded.',
    other: '{n} posts were not recorded.',
  },
} as const;
