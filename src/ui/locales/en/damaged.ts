export default {
  'damaged.some':
    'Part of what you had written is damaged on the disk and can no longer be read. No dossier was written, and nothing is erased.',
  'damaged.case': 'the name of the notebook',
  'damaged.operator': 'who captures',
  'damaged.requester': 'who hands the dossier over',
  'damaged.account': 'the summary of the facts',
  'damaged.diary': 'the diary',
  'damaged.witnesses': 'the witnesses',
  'damaged.persons': 'your groups of accounts',
  'damaged.steps': 'the steps taken',
  'damaged.export': 'your choices for this dossier',
  'damaged.answers': 'your answers to the questions on the law',
  'damaged.notes': {
    one: 'your notes on capture no. {list}',
    other: 'your notes on captures no. {list}',
  },
  'damaged.documents': 'the list of your documents',
  'damaged.documentsMeaning':
    'Documents (receipts, certificates, signed agreement) can no longer be told from other imported files. No imported file goes in the dossier, except those you tick under “Your documents”.',
  'damaged.hidden':
    'Notes also say whether an image is intimate and what you hid in it. Without them, the whole image would go in the dossier. It never goes to a school.',
  'damaged.export.without': 'Prepare the dossier without what cannot be read',
  'damaged.export.withoutItems': {
    one: 'Prepare the dossier without capture no. {list}',
    other: 'Prepare the dossier without captures no. {list}',
  },
  'damaged.export.withItems': {
    one: 'Include this capture without its notes, the whole image',
    other: 'Include these captures without their notes, the whole images',
  },
  'damaged.replace': 'Begin this page again',
  'damaged.replacePart': 'Begin again: {part}',
  'damaged.replaceConfirm': '{start}?',
  'damaged.replaceMeaning':
    'What was written there can no longer be read and will be replaced by an empty page. An older safety copy may still have it. Your captures do not change.',
  'damaged.replacePartMeaning':
    'What was written there can no longer be read and will be replaced by empty fields. An older backup may still have it. Your captures do not change.',
  'damaged.replaceDocumentsMeaning':
    'The old list can no longer be read. To be careful, the new one has every file imported so far. None goes into a dossier unless you tick it. The files themselves do not change.',
  'damaged.items': {
    one: 'Capture no. {list} is damaged on the disk and can no longer be read: neither the search nor the accounts show it. A safety copy may still have it.',
    other:
      'Captures no. {list} are damaged on the disk and can no longer be read: neither the search nor the accounts show them. A safety copy may still have them.',
  },
  'damaged.notesInList': {
    one: 'Your notes on capture no. {list} are damaged on the disk and can no longer be read. The capture itself has not changed.',
    other:
      'Your notes on captures no. {list} are damaged on the disk and can no longer be read. The captures themselves have not changed.',
  },
} as const;
