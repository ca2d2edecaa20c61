export default {
  'export.title': 'Prepare the dossier',
  'export.working': 'Preparing the dossier',
  'export.stayOpen': 'Keep this page open until the end.',
  'export.cancel': 'Cancel',
  'export.step.report': 'Writing the report',
  'export.step.timestamp': 'Asking somebody else for a date',
  'export.step.files': 'Copying and checking the captures',
  'export.count': '{done} of {total}',
  'export.failed': 'The dossier is not finished',
  'export.again': 'Start the dossier again',
  'export.without': {
    one: 'Prepare the dossier without capture {list}',
    other: 'Prepare the dossier without captures {list}',
  },
  'export.altered':
    'Capture {ordinal} no longer matches the fingerprint taken when it was kept. No dossier was written.',
  'export.alteredChoice':
    'You can prepare the dossier without it: the history will note that. Leave the capture as it is, a professional may examine it.',
} as const;
