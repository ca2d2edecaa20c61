export default {
  'receivedDossiers.title': 'Received dossiers',
  'receivedDossiers.meaning':
    'Somebody close gave you a dossier made with Recueil, or you made one on another device. It is checked, then kept as it is beside your captures. It keeps its history, its signature and its dates: nothing is mixed, nothing is changed.',
  'receivedDossiers.choose': 'Choose a dossier (zip)',
  'receivedDossiers.drop': 'Or drop it on this page.',
  'receivedDossiers.working': 'Checking, then copying…',
  'receivedDossiers.cancel': 'Cancel',
  'receivedDossiers.added': {
    one: 'Dossier checked and kept: {n} exhibit.',
    other: 'Dossier checked and kept: {n} exhibits.',
  },
  'receivedDossiers.altered':
    'This dossier is altered or incomplete. It was not kept, and nothing changed here. Keep the file as it is, and ask for another copy.',
  'receivedDossiers.unreadable': 'This file could not be checked. It was not kept, and nothing changed here.',
  'receivedDossiers.more': 'And {n} other points.',
  'receivedDossiers.none': 'No received dossier yet.',
  'receivedDossiers.damaged':
    'Received dossier no. {number}: what is kept of it here is damaged and no longer opens. Nothing else changed. If you still have the file you received, add it again, then remove this one. A backup copy has it too.',
  'receivedDossiers.name': 'Received dossier no. {number}',
  'receivedDossiers.file': 'File: {name}',
  'receivedDossiers.made': 'Made on {when}, by the device that made it.',
  'receivedDossiers.kept': 'Checked and kept on {when}: coherent.',
  'receivedDossiers.counts': 'Captures in its history: {sealed}. In this dossier: {here}. Withdrawn: {withdrawn}.',
  'receivedDossiers.stamped': 'Dated {when} by {authority}.',
  'receivedDossiers.stampedUnknown': 'Dated {when} by {authority}, an authority not known here.',
  'receivedDossiers.manifest': 'Digest of its manifest',
  'receivedDossiers.key': 'Digest of its key',
  'receivedDossiers.compare':
    'Coherent does not mean that nobody rewrote everything before giving it to you. Compare the digest of the manifest with the one the person noted.',
  'receivedDossiers.sameJournal':
    'It comes from the same history as received dossier no. {number}. Both are kept, each as it is.',
  'receivedDossiers.duplicates': {
    one: '{n} exhibit is elsewhere in this notebook too. Nothing was merged.',
    other: '{n} exhibits are elsewhere in this notebook too. Nothing was merged.',
  },
  'receivedDossiers.duplicateByDigest': 'Exhibit no. {number}: the same capture as {other}.',
  'receivedDossiers.duplicateByPermalink': 'Exhibit no. {number}: the same post as {other}, by its address.',
  'receivedDossiers.ourItem': 'your capture no. {ordinal}',
  'receivedDossiers.otherItem': 'exhibit no. {number} of received dossier no. {origin}',
  'receivedDossiers.see': 'See its exhibits',
  'receivedDossiers.back': 'All received dossiers',
  'receivedDossiers.items': {
    one: '{n} exhibit, made by another person or on another device.',
    other: '{n} exhibits, made by another person or on another device.',
  },
  'receivedDossiers.item': 'Exhibit no. {number}',
  'receivedDossiers.address': 'Address read: {address}',
  'receivedDossiers.showOf': 'Show exhibit no. {number}',
  'receivedDossiers.hideOf': 'Hide exhibit no. {number}',
  'receivedDossiers.noPicture': 'No image to show.',
  'receivedDossiers.pictureOf': 'Image of exhibit no. {number}, made here from the file received',
  'receivedDossiers.remove': 'Remove this received dossier',
  'receivedDossiers.removeTitle': 'Remove received dossier no. {number}',
  'receivedDossiers.removeMeaning':
    'Its files will be erased from this notebook. Your history will keep two lines: it was received, it was removed. The original file, elsewhere, is not touched.',
  'receivedDossiers.removeKeep': 'Keep it',
  'receivedDossiers.removeConfirm': 'Remove it',
  'receivedDossiers.join': {
    one: 'Join received dossier no. {number}, as it is and whole ({n} exhibit, {size})',
    other: 'Join received dossier no. {number}, as it is and whole ({n} exhibits, {size})',
  },
  'receivedDossiers.joinMeaning':
    'A received dossier goes with all it holds: images, addresses, documents. Whoever receives yours will read that one too.',
  'receivedDossiers.notInVolumes':
    'In volumes of {size}, a received dossier cannot be joined: hand over its own zip too, as you received it.',
  'receivedDossiers.notToSchool':
    'A received dossier is not joined for a school. Nothing in it can be hidden, and it may show other minors.',
  'receivedDossiers.fromImport': 'Did you receive a dossier made with Recueil?',
} as const;
