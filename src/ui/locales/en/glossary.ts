export default {
  'glossary.exhibit': 'Exhibit (pièce)',
  'glossary.exhibitMeaning': 'A capture numbered in a dossier. Its number no longer changes.',
  'glossary.list': 'List of exhibits (bordereau)',
  'glossary.listMeaning': 'The numbered list of the exhibits, at the end of the dossier.',
  'glossary.digest': 'Digest (empreinte)',
  'glossary.digestMeaning': 'A row of digits and letters computed from a file. If the file changes, it changes.',
  'glossary.journal': 'History',
  'glossary.journalMeaning':
    'The list of what was kept and withdrawn, line after line, none of which can be taken out.',
  'glossary.receipt': 'Receipt (récépissé)',
  'glossary.receiptMeaning': 'The paper that shows that a complaint or a report was filed.',
  'glossary.impact': 'Effect on life (retentissement)',
  'glossary.impactMeaning': 'What this changes in your life: health, work, studies, going out.',
} as const;
