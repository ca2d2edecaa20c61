export default {
  'importedFile.title': 'Le fichier importé',
  'importedFile.name': "Nom d'origine",
  'importedFile.format': 'Type, selon son contenu',
  'importedFile.pixels': 'Dimensions',
  'importedFile.takenBy': 'Fait par',
  'importedFile.dates': 'Dates du fichier',
  'importedFile.datesHint':
    "N'importe qui peut écrire une date dans un fichier : celles-ci sont gardées, elles ne sont pas vérifiées.",
  'importedFile.software': 'Logiciel',
  'importedFile.camera': 'Appareil',
  'importedFile.from': 'Expéditeur',
  'importedFile.subject': 'Objet',
  'importedFile.messageId': "Identifiant de l'e-mail",
  'importedFile.entries': 'Fichiers contenus',
  'importedFile.conversation': 'Conversation',
  'importedFile.original': "Nous n'avons pas vu l'original : ce fichier est gardé tel que vous l'avez donné.",
} as const;
