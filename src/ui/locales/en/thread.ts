export default {
  'thread.progress': {
    one: 'Capturing the conversation: {n} post kept, screen {screen}, {limit} at most',
    other: 'Capturing the conversation: {n} posts kept, screen {screen}, {limit} at most',
  },
  'thread.saved': {
    one: 'Conversation kept: {n} post, capture no. {first}. Pictures of the screen: {shots}.',
    other: 'Conversation kept: {n} posts, captures no. {first} to {last}. Pictures of the screen: {shots}.',
  },
  'thread.inPart':
    'Stopped before the end of the conversation. What is captured is kept. To go on, capture the conversation again.',
  'thread.siteFailed':
    'The site shows an error or asks to log in. Wait a while, reload the page, then capture the conversation again.',
  'thread.resumed': {
    one: 'Resumed: {n} post already kept was not captured a second time.',
    other: 'Resumed: {n} posts already kept were not captured a second time.',
  },
  'thread.partial': {
    one: '{n} post is not whole: see its remark.',
    other: '{n} posts are not whole: see their remarks.',
  },
  'thread.folded': 'Folded by the page, so not in the picture: {parts}.',
  'thread.foldedReplies': { one: 'at least {n} reply', other: 'at least {n} replies' },
  'thread.foldedTexts': { one: '{n} cut text', other: '{n} cut texts' },
  'thread.nothing': 'No post is recognised here. For a conversation, choose “Capture the whole page”.',
  'thread.missed': {
    one: '{n} post was not kept.',
    other: '{n} posts were not kept.',
  },
} as const;
