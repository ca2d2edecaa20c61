export default {
  'beforeExport.readers':
    'What you hand over may be read by the person accused and their lawyer. Take out what they must not read.',
  'beforeExport.publish': 'Do not publish this dossier, and do not send it to the person accused.',
  'beforeExport.others': 'A capture may show your other messages or your e-mail address.',
  'beforeExport.handing': 'Before handing the dossier over',
} as const;
