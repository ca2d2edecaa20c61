/** Documents of a démarche: receipts, answers, the signed authorisation. */
export const documents = {
  'documents.attach': 'Joindre un document (récépissé, réponse, certificat)',
  'documents.see': 'Voir le document joint n° {n}',
  'documents.forStep':
    'Ce que vous importez ici sera joint à cette démarche. Un récépissé est le papier remis quand vous déposez plainte. Le fichier est gardé tel que reçu.',
  'documents.forAuthorisation':
    "Importez ici la photo ou le scan de l'accord signé par la personne. Le fichier est gardé tel que reçu.",
  'documents.back': 'Revenir là où vous étiez',
  'documents.form':
    "Un modèle à faire signer est dans chaque dossier exporté pour la police, le procureur, l'avocat ou une association : modeles/autorisation.docx.",
  'documents.attachSigned': "Importer l'accord signé",
  'documents.seeSigned': "Voir l'accord signé",
  'documents.ofStep': 'Document joint à une démarche : {step}',
  'documents.ofAuthorisation': 'Accord signé de la personne concernée',
  'documents.notHanded': "Il n'est dans un dossier que si vous le cochez.",
  'documents.title': 'Vos documents',
  'documents.meaning':
    "Récépissés, réponses, certificats, accord signé : aucun n'est dans le dossier tant que vous ne le cochez pas.",
  'documents.tick': '{what} (élément n° {ordinal})',
  'documents.loose': 'Document importé',
  'documents.unknown':
    'La liste de vos documents est abîmée et ne peut plus être lue. Tous vos fichiers importés sont donc ici : cochez ceux qui vont dans le dossier.',
  'documents.joinLater': 'Joindre ce fichier à une démarche',
  'documents.joinMeaning':
    "Pour un récépissé, une réponse ou un certificat importé avec d'autres fichiers. Il ne sera alors dans un dossier que si vous le cochez.",
  'documents.joinNone': "Notez d'abord la démarche",
  'documents.joinTo': 'Quelle démarche',
  'documents.join': 'Joindre',
} as const;
