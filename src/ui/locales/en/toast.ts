export default {
  'toast.working': 'Recording…',
  'toast.saved': 'Recorded, item {ordinal}',
  'toast.savedInPart': 'Recorded, item {ordinal}, but not whole.',
  'toast.savedWithWarning': 'Recorded, item {ordinal}.',
  'toast.otherWarnings': { one: '{n} more remark is on the item.', other: '{n} more remarks are on the item.' },
  'toast.close': 'Close',
} as const;
