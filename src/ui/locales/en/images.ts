export default {
  'images.question':
    'Does this image show a person under 18 naked or in a sexual scene? If in doubt, do not capture it.',
  'images.forEach': 'For each of the chosen files:',
  'images.rule': 'A sexual image of a person under 18? Do not capture it.',
  'images.onceNoted': 'Noted.',
  'images.no': 'No',
  'images.yes': 'Yes, or I do not know',
  'images.title': 'An image that must not be kept',
  'images.blameless':
    'You have done nothing wrong. Before deleting anything from the phone, ask the 3018 or the investigator.',
  'images.meaning':
    'Do not capture it, even to help: keeping the image of a minor in a sexual scene is forbidden. If in doubt, do not capture. We only note the address, the account and the time.',
  'images.report': 'Report it to PHAROS, to the 3018 or to Point de Contact. In an emergency: 17.',
  'images.helpTrace': 'These links open another site: the browser keeps a trace of it.',
  'images.already': 'If a capture already shows this image, open it and choose “This image must not be kept”.',
  'images.ifMinor': 'If so, choose “This image must not be kept”, below the image.',
  'images.what': 'What to do',
  'images.note': 'Note the address and the account, without an image',
  'images.noteDo': 'Note it',
  'images.noteEmpty': 'Write an address or an account, either is enough.',
  'images.noted': 'Noted, capture {ordinal}, without an image.',
  'images.remove': 'This image must not be kept',
  'images.removeTitle': 'Erase the image of capture {ordinal}?',
  'images.removeMeaning':
    'The image, the preview and the page source are erased from this notebook. The text, the address, the account and the time stay. The history keeps a line that says which files were erased. Where another capture shows the same screen, that screen is erased there too. Where it also shows this image, all its images and the page source are erased. This cannot be undone.',
  'images.removeElsewhere':
    'Dossiers already prepared and copies made elsewhere still hold this image: we cannot reach them. Do not pass them on, and ask the 3018 or the investigator what to do with them.',
  'images.removeDisk':
    'On the disk, the browser frees the space when it pleases: encrypted remains may stay for a while.',
  'images.removeDo': 'Erase the image',
  'images.removeKeep': 'Go back',
  'images.prohibited':
    'The image of this capture is not kept. Its address goes only to the police, the prosecutor, PHAROS, the 3018 or Point de Contact.',
  'images.fileGone': 'erased',
  'images.removeThen':
    'If the same image is in another notebook or in a received dossier, this page will tell you afterwards.',
  'images.same': 'The same image, elsewhere',
  'images.sameMeaning': 'Exactly the same image is still kept here. You can take it away there too.',
  'images.sameNone': 'This image is no longer kept elsewhere in this notebook.',
  'images.sameItem': '{name}: capture {ordinal}',
  'images.sameRemove': 'Erase the image of capture {ordinal} too',
  'images.sameRemoveSure': 'Yes, erase it there too',
  'images.sameDossier': '{name}: received dossier {number}',
  'images.sameDossierWhole': 'Somebody else made it: nothing in it can be changed. It can only be removed whole.',
  'images.sameDossierRemove': 'Remove received dossier {number}',
} as const;
