export default {
  'picker.label': 'Click the post · Escape to leave',
  'picker.next': 'Click the next one · Escape to finish',
  'picker.noPost': 'No post at this place.',
  'picker.covered': 'Something covers the page: close it, then start again.',
  'picker.inFrame': 'This frame comes from another site. Capture the screen or an area, or open the frame in a tab.',
  'picker.openFrame': 'Open the frame',
  'picker.position': 'Post {place} of {total}',
  'picker.leave': 'Cancel',
} as const;
