export default {
  'posts.title': 'Posts on this page',
  'posts.hint': 'Choose the one to keep. By keyboard: arrows, then Enter.',
  'posts.searching': 'Reading the page…',
  'posts.empty':
    'No post was recognised on this page. Scroll to the post and come back here, or choose “Capture the screen”.',
  'posts.more': 'The page has more: these are the first {n}. For another, choose “Capture a post”.',
  'posts.noTime': 'time not read',
} as const;
