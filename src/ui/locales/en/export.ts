export default {
  'export.title': 'Export the case file',
  'export.working': 'Preparing the case file',
  'export.stayOpen': 'Keep this page open until the end.',
  'export.cancel': 'Cancel the export',
  'export.step.report': 'Writing the report',
  'export.step.timestamp': 'Asking somebody else for a date',
  'export.step.files': 'Copying and checking the captures',
  'export.count': '{done} of {total}',
  'export.failed': 'The export is not finished',
  'export.again': 'Start the export again',
  'export.without': { one: 'Export without capture {list}', other: 'Export without captures {list}' },
  'export.altered':
    'Capture {ordinal} no longer matches the fingerprint taken when it was recorded. No case file was written.',
  'export.alteredChoice':
    'You can export without it: the history will note that. Leave the capture as it is, a professional may examine it.',
} as const;
