export default {
  'picker.label': 'Click the post · Escape to leave',
  'picker.next': 'Click the next one · Escape to finish',
  'picker.noPost': 'No post at this place.',
  'picker.covered': 'Something covers the page: close it, then start again.',
  'picker.inFrame':
    'This frame comes from another site: capture the screen or an area, or open it in a tab to choose a post.',
  'picker.openFrame': 'Open the frame',
  'picker.position': 'Post {place} of {total}',
  'picker.leave': 'Cancel',
} as const;
