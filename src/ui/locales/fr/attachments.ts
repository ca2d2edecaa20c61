export default {
  'attachments.attach': 'Joindre un document (récépissé, réponse, certificat)',
  'attachments.see': 'Voir le document joint n° {n}',
  'attachments.forStep':
    'Ce que vous importez ici sera joint à cette démarche. Un récépissé est le papier remis quand vous déposez plainte. Le fichier est gardé tel que reçu.',
  'attachments.forAuthorisation':
    "Importez ici la photo ou le scan de l'accord signé par la personne. Le fichier est gardé tel que reçu.",
  'attachments.back': 'Revenir là où vous étiez',
  'attachments.form':
    "Un modèle à faire signer est à côté du dossier, pour la police, le procureur, l'avocat ou une association : autorisation.docx.",
  'attachments.attachSigned': "Importer l'accord signé",
  'attachments.seeSigned': "Voir l'accord signé",
  'attachments.ofStep': 'Document joint à une démarche : {step}',
  'attachments.ofAuthorisation': 'Accord signé de la personne concernée',
  'attachments.notHanded': "Il n'est dans un dossier que si vous le cochez.",
  'attachments.meaning':
    "Récépissés, réponses, certificats, accord signé : aucun n'est dans le dossier tant que vous ne le cochez pas.",
  'attachments.tick': '{what} (capture n° {ordinal})',
  'attachments.loose': 'Document importé',
  'attachments.unknown':
    'La liste de vos documents est abîmée et ne peut plus être lue. Tous vos fichiers importés sont donc ici : cochez ceux qui vont dans le dossier.',
  'attachments.joinLater': 'Joindre ce fichier à une démarche',
  'attachments.joinMeaning':
    "Pour un récépissé, une réponse ou un certificat importé avec d'autres fichiers. Il ne sera alors dans un dossier que si vous le cochez.",
  'attachments.joinNone': "Notez d'abord la démarche",
  'attachments.joinTo': 'Quelle démarche',
  'attachments.join': 'Joindre',
} as const;
