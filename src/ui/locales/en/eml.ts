export default {
  'eml.gmail':
    'In Gmail: open the message, then its “⋮” menu, then “Download message”. Then add the file in the notebook.',
  'eml.outlook':
    'In Outlook: open the message, then its “…” menu, then “Download” or “Save as”. Then add the file in the notebook.',
} as const;
