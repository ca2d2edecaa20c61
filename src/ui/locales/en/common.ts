export default {
  'app.name': 'Recueil',
  'app.quit': 'Leave',
  'app.quitKey': 'Or press Shift three times: Recueil closes and locks',
  'app.loading': 'Loading…',
  'app.retry': 'Try again',
  'app.back': 'Back',
  'app.unread': 'not read',
  'app.show': 'Show',
  'app.hide': 'Hide',
  'app.maskedText': 'hidden text',
  'app.maskedImage': 'hidden image',
  'app.understood': 'Understood',
  'form.saved': 'Saved.',
  'draft.restored': 'What you had begun to write was kept.',
  'draft.aside': 'Erase this draft',
  'draft.kept': 'Draft kept, not saved yet.',
  'entry.remove': 'Delete',
  'entry.removeSure': 'Yes, delete',
  'damaged.some':
    'Part of what you had written is damaged on the disk and can no longer be read. No dossier was written, and nothing is erased.',
  'damaged.case': 'the name of the notebook',
  'damaged.operator': 'who captures',
  'damaged.requester': 'who hands the dossier over',
  'damaged.account': 'the summary of the facts',
  'damaged.diary': 'the diary',
  'damaged.witnesses': 'the witnesses',
  'damaged.persons': 'your groups of accounts',
  'damaged.marks': 'your marks of accounts',
  'damaged.steps': 'the steps taken',
  'damaged.export': 'your choices for this dossier',
  'damaged.hiddenWords': 'the words that you hide',
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
  'pause.suggestion': 'You have been reading for a while. There is no hurry: everything is kept.',
  'pause.help': 'Talk to somebody',
  'pause.goOn': 'Go on',
  'reveal.intimate': 'This image may be intimate. Press once more to see it.',
  'traces.title': 'What the browser shows to others',
  'traces.downloads':
    "The name of a saved file stays in the browser's list of downloads and among recent files. If somebody else uses this computer, remove it from both lists. A specialist may still find that name.",
  'traces.clipboard': 'It stays in the clipboard: copy something else afterwards to replace it.',
  'traces.printer': 'A shared printer may keep the sheet in memory, and its name in a list.',
  'traces.profile':
    'Whoever opens your session sees that Recueil is there. A synchronised browser may show it on another device too, without what is kept.',
  'traces.aloud': 'A screen reader that speaks aloud also reads what you unmask: earphones keep it for you.',
  'traces.private': 'In private browsing, what you capture is kept as elsewhere, even after the window is closed.',
  'time.asShown': 'shown as “{raw}”',
  'platform.web': 'website',
  'platform.phone': 'Telephone (SMS, MMS, call)',
  'platform.unknown': 'platform not stated',
} as const;
