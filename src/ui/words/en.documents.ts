/** Documents of a step taken: receipts, answers, the signed authorisation. */
export const documents = {
  'documents.attach': 'Attach a document (receipt, answer, certificate)',
  'documents.see': 'See attached document no. {n}',
  'documents.forStep':
    'What you import here will be attached to this step. A receipt (récépissé) is the paper given when you file a complaint. The file is kept as received.',
  'documents.forAuthorisation':
    'Import the photo or scan of the agreement signed by the person. The file is kept as received.',
  'documents.back': 'Back to where you were',
  'documents.form':
    'A form to be signed is in each dossier exported for the police, the prosecutor, the lawyer or an association: modeles/autorisation.docx.',
  'documents.attachSigned': 'Import the signed agreement',
  'documents.seeSigned': 'See the signed agreement',
  'documents.ofStep': 'Document attached to a step: {step}',
  'documents.ofAuthorisation': 'Signed agreement of the person concerned',
  'documents.notHanded': 'It is in a dossier only if you tick it.',
  'documents.title': 'Your documents',
  'documents.meaning':
    'Receipts, answers, certificates, signed agreement: none is in the dossier until you tick it.',
  'documents.tick': '{what} (item no. {ordinal})',
  'documents.loose': 'Imported document',
  'documents.unknown':
    'The list of your documents is damaged and can no longer be read. So all your imported files are here: tick those that go in the dossier.',
  'documents.joinLater': 'Attach this file to a step taken',
  'documents.joinMeaning':
    'For a receipt, an answer or a certificate imported among other files. It will then be in a dossier only if you tick it.',
  'documents.joinNone': 'Write the step down first',
  'documents.joinTo': 'Which step',
  'documents.join': 'Attach',
} as const;
