export default {
  'status.kept': 'Non retirés',
  'status.exhibit': 'Déjà dans un dossier',
  'status.new': 'Pas encore dans un dossier',
  'status.partial': 'Captures partielles',
  'status.left-out': 'Laissées de côté',
  'status.to-read': "À faire lire par quelqu'un d'autre",
  'status.withdrawn': 'Retirés',
} as const;
