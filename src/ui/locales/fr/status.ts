export default {
  'status.kept': 'Non retirés',
  'status.exhibit': 'Déjà dans un dossier',
  'status.new': 'Pas encore dans un dossier',
  'status.partial': 'Captures partielles',
  'status.withdrawn': 'Retirés',
} as const;
