export default {
  'step.platform': 'Report to the platform',
  'step.pharos': 'Report to PHAROS (the French police online)',
  'step.3018': '3018 (help for victims online)',
  'step.complaint': 'Complaint or entry at the police',
  'step.commissaire': 'Commissaire de justice',
  'step.avocat': 'Lawyer',
  'step.insurer': 'Insurance',
  'step.school': 'School',
  'step.association': 'Association',
  'step.health': 'Doctor, psychologist',
  'step.other': 'Other',
} as const;
