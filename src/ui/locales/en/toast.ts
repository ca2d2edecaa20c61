export default {
  'toast.working': 'Recording…',
  'toast.saved': 'Recorded, item {ordinal}',
  'toast.close': 'Close',
} as const;
