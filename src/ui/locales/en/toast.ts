export default {
  'toast.working': 'Capturing…',
  'toast.number': 'no. {ordinal}',
  'toast.saved': 'Kept: {what}.',
  'toast.savedInPart': 'Kept, but not whole: {what}.',
  'toast.otherWarnings': { one: '{n} more remark is on the capture.', other: '{n} more remarks are on the capture.' },
  'toast.another': 'Capture another',
  'toast.wrongCase': 'Not the right one?',
  'toast.whichCase': 'In which notebook? The first capture will be withdrawn.',
  'toast.noOtherCase': 'Nothing changed. Open Recueil, then try again.',
  'toast.close': 'Close',
} as const;
