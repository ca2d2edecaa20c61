export default {
  'detail.back': 'All items',
  'detail.missing': 'This item is not in this notebook.',
  'detail.showField': 'Show: {field}',
  'detail.hideField': 'Hide: {field}',
  'detail.image': 'Image',
  'detail.imageAlt': 'Image of item {ordinal}, {account}',
  'detail.showImage': 'Show the image',
  'detail.hideImage': 'Hide the image',
  'detail.text': 'Text of the post',
  'detail.showText': 'Show the text',
  'detail.hideText': 'Hide the text',
  'detail.textUnread': 'The text was not read. The image may show it.',
  'detail.maskedAgain': 'Image and texts are hidden again when you leave this page.',
  'detail.observed': 'What was read',
  'detail.seal': 'Fingerprint',
  'detail.sealMeaning':
    'The fingerprint is a series of digits and letters computed from this item. If the item changes, it no longer matches.',
  'detail.files': { one: '{n} file kept', other: '{n} files kept' },
  'detail.warnings': 'Worth knowing about this item',
  'detail.withdrawnNote':
    'This item has been taken out: it will no longer be part of your case files. The journal keeps a line that says so.',
} as const;
