/** What keeps the person safe on the machine they have: drafts, and the like. */
export const safety = {
  'draft.restored': 'What you had begun to write was kept.',
  'draft.aside': 'Erase this draft',
  'draft.kept': 'Draft kept, not saved yet.',

  'pause.said': 'You have been reading for a while. There is no hurry: everything is recorded.',
  'pause.help': 'Talk to somebody',
  'pause.goOn': 'Go on',
  'reveal.intimate': 'This image may be intimate. Press once more to see it.',
  'eraseItem.start': 'Erase this item',
  'eraseItem.title': 'Erase item {ordinal}?',
  'eraseItem.meaning':
    'Its image, its text, its files and your notes go from this computer. Recueil will not be able to give them back.',
  'eraseItem.stays':
    'The journal keeps its number and its digest: later dossiers will say it was taken out. Those already exported do not change.',

  'traces.title': 'What the browser shows to others',
  'traces.downloads':
    "The name of a saved file stays in the browser's list of downloads and among recent files. If somebody else uses this computer, remove it from both lists.",
  'traces.clipboard': 'It stays in the clipboard: copy something else afterwards to replace it.',
  'traces.printer': 'A shared printer may keep the sheet in memory, and its name in a list.',
  'traces.profile':
    'Whoever opens your session sees that Recueil is there. A synchronised browser may show it on another device too, without what is recorded.',
  'traces.aloud': 'A screen reader that speaks aloud also reads what you unmask: earphones keep it for you.',
  'traces.private':
    'In private browsing, what you capture is kept as elsewhere, even after the window is closed.',

  'menu.shown': 'Show “Add to Recueil” in the right-click menu',
  'menu.shared': 'You said that others use this computer: nothing shows there.',
} as const;
