export default {
  'traces.title': 'What the browser shows to others',
  'traces.downloads':
    "The name of a saved file stays in the browser's list of downloads and among recent files. If somebody else uses this computer, remove it from both lists. A specialist may still find that name.",
  'traces.clipboard': 'It stays in the clipboard: copy something else afterwards to replace it.',
  'traces.printer': 'A shared printer may keep the sheet in memory, and its name in a list.',
  'traces.profile':
    'Whoever opens your session sees that Recueil is there. A synchronised browser may show it on another device too, without what is kept.',
  'traces.aloud': 'A screen reader that speaks aloud also reads what you unmask: earphones keep it for you.',
  'traces.private': 'In private browsing, what you capture is kept as elsewhere, even after the window is closed.',
} as const;
