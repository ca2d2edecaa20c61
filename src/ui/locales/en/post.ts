export default {
  'post.showOf': 'Show the text of post {place}',
  'post.hideOf': 'Hide the text of post {place}',
} as const;
