export const redact = {
  'redact.offer': 'Hide a part, on a copy',
  'redact.offerFile': 'Hide a part of {file}, on a copy',
  'redact.title': 'Hide a part of the image, on a copy',
  'redact.back': 'Back to the item',
  'redact.meaning':
    'The recorded image never changes. Your dossiers will show a copy, in which these parts are hidden for good.',
  'redact.still':
    'The text, the account and the address stay in the record, which is sealed: a name hidden here may still be read there. When you prepare a dossier, you can leave the whole item out.',
  'redact.mouse':
    'With a mouse, draw a rectangle on the image. With a finger, press “Draw with a finger” first.',
  'redact.keys':
    'With a keyboard, add a rectangle: arrows move it, Shift and an arrow change its size, Delete removes it.',
  'redact.add': 'Add a rectangle',
  'redact.finger': 'Draw with a finger',
  'redact.image': 'Image of item {ordinal}',
  'redact.unseen':
    'This image cannot be shown here: nothing can be hidden in it. When you prepare a dossier, you can leave the whole item out.',
  'redact.none': 'Nothing is hidden.',
  'redact.list': 'Hidden parts',
  'redact.place': 'Rectangle {index}: {width} by {height}, {x} from the left and {y} from the top.',
  'redact.movable': 'movable rectangle',
  'redact.way': 'How to hide rectangle {index}',
  'redact.mask': 'Mask in black',
  'redact.blur': 'Blur in large squares',
  'redact.blurHint': 'For words or a name, mask: words can sometimes be guessed under a blur.',
  'redact.remove': 'Remove',
  'redact.removeOf': 'Remove rectangle {index}',
  'redact.removed': 'Rectangle removed.',
  'redact.kept': 'Kept.',
  'redact.notKept': 'This last change is not kept.',

  'making.redacted': 'Images with a hidden part',
  'making.redactedCopies': {
    one: 'For {n} item, the dossier shows a copy. The original image is not in it, nor the other images of that item, nor the code of its page.',
    other:
      'For {n} items, the dossier shows a copy. The original image is not in it, nor the other images of those items, nor the code of their pages.',
  },
  'making.redactedStill':
    'The text, the account and the address stay in the record, which is sealed and cannot change: they still tell what the copy hides. If that must not be read, leave the item out of this dossier.',
  'making.redactedNamed': 'What is not joined is named in the dossier, with its fingerprint.',
  'making.originals': 'Join the original images too',
  'making.originalsShow': 'Whoever opens the dossier will be able to see what the copies hide.',
  'making.leaveOut': 'Leave item {ordinal} out of this dossier',
  'making.putBack': 'Put item {ordinal} back in this dossier',
} as const;
