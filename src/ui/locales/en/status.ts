export default {
  'status.kept': 'Not withdrawn',
  'status.exhibit': 'Already in a dossier',
  'status.new': 'Not in a dossier yet',
  'status.partial': 'Partial captures',
  'status.left-out': 'Left out',
  'status.to-read': 'For somebody else to read',
  'status.withdrawn': 'Withdrawn',
} as const;
