export default {
  'printedGuides.title': 'Guides to print',
  'printedGuides.meaning': 'Two pages each, as PDF. They hold nothing of what you have kept.',
  'printedGuides.self': 'For you',
  'printedGuides.relative': 'For a relative or a parent',
  'printedGuides.association': 'For an association or a school',
  'printedGuides.reader': 'For whoever receives the dossier',
  'printedGuides.print': 'Print this guide: {name}',
  'printedGuides.saved': 'The guide is among your downloads: open it, then print it.',
  'printedGuides.forReader': 'Save the guide for whoever receives the dossier',
  'printedGuides.forReaderMeaning': 'Two pages, in French: what the dossier holds, and how to check it.',
} as const;
