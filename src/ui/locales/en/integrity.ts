export default {
  'integrity.item':
    'Capture no. {ordinal} no longer matches the digest taken when it was kept. Nothing was changed for all that. When you prepare the dossier, you can go on without it.',
  'integrity.record':
    'A part of this notebook can no longer be read. Nothing was changed for all that. Keep this profile as it is, and take up a backup copy elsewhere if you have one.',
  'integrity.journal':
    'The history of this notebook is no longer as it was written. Nothing was changed for all that. Keep this profile as it is: a professional can examine it.',
  'integrity.origin':
    'Received dossier no. {number} is no longer as it was checked. Nothing was changed for all that. Remove it, then receive it again if you still have the file.',
} as const;
