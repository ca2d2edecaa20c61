export const origins = {
  'origins.title': 'Received dossiers',
  'origins.meaning':
    'Somebody close gave you a dossier made with Recueil, or you made one on another device. It is checked, then kept as it is beside your items. It keeps its journal, its signature and its dates: nothing is mixed, nothing is changed.',
  'origins.choose': 'Choose a dossier (zip)',
  'origins.drop': 'Or drop it on this page.',
  'origins.working': 'Checking, then copying…',
  'origins.cancel': 'Cancel',
  'origins.added': {
    one: 'Dossier checked and kept: {n} exhibit.',
    other: 'Dossier checked and kept: {n} exhibits.',
  },
  'origins.altered':
    'This dossier is altered or incomplete. It was not kept, and nothing changed here. Keep the file as it is, and ask for another copy.',
  'origins.unreadable': 'This file could not be checked. It was not kept, and nothing changed here.',
  'origins.more': 'And {n} other points.',
  'origins.none': 'No received dossier yet.',
  'origins.damaged':
    'Received dossier no. {number}: what is kept of it here is damaged and no longer opens. Nothing else changed. If you still have the file you received, add it again, then remove this one; a backup copy has it too.',
  'origins.name': 'Received dossier no. {number}',
  'origins.file': 'File: {name}',
  'origins.made': 'Made on {when}, by the device that made it.',
  'origins.kept': 'Checked and kept on {when}: coherent.',
  'origins.counts': 'Sealed in its journal: {sealed}. In this dossier: {here}. Withdrawn: {withdrawn}.',
  'origins.stamped': 'Dated {when} by {authority}.',
  'origins.stampedUnknown': 'Dated {when} by {authority}, an authority not known here.',
  'origins.manifest': 'Digest of its manifest',
  'origins.key': 'Digest of its key',
  'origins.compare':
    'Coherent does not mean that nobody rewrote everything before giving it to you. Compare the digest of the manifest with the one the person noted.',
  'origins.sameJournal':
    'It comes from the same journal as received dossier no. {number}. Both are kept, each as it is.',
  'origins.twins': {
    one: '{n} exhibit is elsewhere in this notebook too. Nothing was merged.',
    other: '{n} exhibits are elsewhere in this notebook too. Nothing was merged.',
  },
  'origins.twinDigest': 'Exhibit no. {number}: the same capture as {other}.',
  'origins.twinPermalink': 'Exhibit no. {number}: the same post as {other}, by its address.',
  'origins.ourItem': 'your item no. {ordinal}',
  'origins.otherItem': 'exhibit no. {number} of received dossier no. {origin}',
  'origins.see': 'See its exhibits',
  'origins.back': 'All received dossiers',
  'origins.items': {
    one: '{n} exhibit, made by another person or on another device.',
    other: '{n} exhibits, made by another person or on another device.',
  },
  'origins.item': 'Exhibit no. {number}',
  'origins.address': 'Address read: {address}',
  'origins.showOf': 'Show exhibit no. {number}',
  'origins.hideOf': 'Hide exhibit no. {number}',
  'origins.noPicture': 'No image to show.',
  'origins.pictureOf': 'Image of exhibit no. {number}, made here from the file received',
  'origins.remove': 'Remove this received dossier',
  'origins.removeTitle': 'Remove received dossier no. {number}',
  'origins.removeMeaning':
    'Its files will be erased from this notebook. Your journal will keep two lines: it was received, it was removed. The original file, elsewhere, is not touched.',
  'origins.removeKeep': 'Keep it',
  'origins.removeConfirm': 'Remove it',
  'origins.join': {
    one: 'Join received dossier no. {number}, as it is and whole ({n} exhibit, {size})',
    other: 'Join received dossier no. {number}, as it is and whole ({n} exhibits, {size})',
  },
  'origins.joinMeaning':
    'A received dossier goes with all it holds: images, addresses, documents. Whoever receives yours will read that one too.',
  'origins.notInVolumes':
    'In volumes of 20 MB, a received dossier cannot be joined: hand over its own zip too, as you received it.',
  'origins.notToSchool':
    'A received dossier is not joined for a school: nothing in it can be hidden, and it may show other minors.',
  'origins.fromImport': 'Did you receive a dossier made with Recueil?',
  'more.received': 'The dossier of somebody close, or yours made elsewhere: checked, kept as it is.',
  'check.origin':
    'Received dossier no. {number} is no longer as it was checked. Nothing was changed for all that. Remove it, then receive it again if you still have the file.',

  'refusal.origin-altered':
    'A received dossier is no longer as it was checked. Untick it, or remove it and receive it again.',
  'refusal.origin-already': 'This dossier is already among your received dossiers. Nothing changed.',
  'refusal.origin-nothing-new':
    'All that this dossier holds is already among your items. It was not kept a second time.',
  'refusal.origin-too-large':
    'This dossier is too large to be kept here: more than {gigabytes} GB, or files out of all measure. Nothing changed.',
};
