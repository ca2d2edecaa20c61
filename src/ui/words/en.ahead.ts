export const ahead = {
  'ahead.title': 'See the pages before exporting',
  'ahead.meaning':
    'A preview, drawn here: no file is written, and the journal keeps nothing of it. Images in it are masked until you ask for them.',
  'ahead.open': 'See the pages',
  'ahead.working': 'Preparing the pages…',
  'ahead.close': 'Close the preview',
  'ahead.document': 'Document',
  'ahead.pictures': 'Show the images of the exhibits too',
  'ahead.page': 'Page {page} of {pages}',
  'ahead.before': 'Previous page',
  'ahead.after': 'Next page',
  'ahead.show': 'Show page {page}',
  'ahead.hide': 'Mask page {page}',
  'ahead.text': 'The text of this page',
  'ahead.alt': 'Preview of page {page}; its text is below',
};
