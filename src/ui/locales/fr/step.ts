export default {
  'step.platform': 'Signalement à la plateforme',
  'step.pharos': 'Signalement à PHAROS (la police en ligne)',
  'step.3018': '3018 (aide aux victimes en ligne)',
  'step.complaint': 'Plainte ou main courante',
  'step.commissaire': 'Commissaire de justice',
  'step.avocat': 'Avocat',
  'step.insurer': 'Assurance',
  'step.school': 'Établissement scolaire',
  'step.association': 'Association',
  'step.health': 'Médecin, psychologue',
  'step.other': 'Autre',
} as const;
