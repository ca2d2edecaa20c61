export default {
  'preview.meaning':
    'A preview, drawn here: no file is written, and the history keeps nothing of it. Images in it are masked until you ask for them.',
  'preview.open': 'See the pages',
  'preview.working': 'Preparing the pages…',
  'preview.close': 'Close the preview',
  'preview.document': 'Document',
  'preview.pictures': 'Show the images of the exhibits too',
  'preview.page': 'Page {page} of {pages}',
  'preview.before': 'Previous page',
  'preview.after': 'Next page',
  'preview.show': 'Show page {page}',
  'preview.hide': 'Mask page {page}',
  'preview.text': 'The text of this page',
  'preview.alt': 'Preview of page {page}; its text is below',
} as const;
