export default {
  'redact.offer': 'Hide a part, on a copy',
  'redact.offerFile': 'Hide a part of {file}, on a copy',
  'redact.title': 'Hide a part of the image, on a copy',
  'redact.back': 'Back to the capture',
  'redact.meaning':
    'The kept image never changes. Your dossiers will show a copy, in which these parts are hidden for good.',
  'redact.still':
    'The text, the account and the address stay in the record, which does not change. A name hidden here may still be read there. When you prepare a dossier, you can leave the whole capture out.',
  'redact.mouse': 'With a mouse, draw a rectangle on the image. With a finger, press “Draw with a finger” first.',
  'redact.keys':
    'With a keyboard, add a rectangle: arrows move it, Shift and an arrow change its size, Delete removes it.',
  'redact.add': 'Add a rectangle',
  'redact.finger': 'Draw with a finger',
  'redact.image': 'Image of capture {ordinal}',
  'redact.unseen':
    'This image cannot be shown here: nothing can be hidden in it. When you prepare a dossier, you can leave the whole capture out.',
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
} as const;
