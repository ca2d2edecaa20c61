export default {
  'attachments.attach': 'Attach a document (receipt, answer, certificate)',
  'attachments.see': 'See attached document no. {n}',
  'attachments.forStep':
    'What you import here will be attached to this step. A receipt (récépissé) is the paper given when you file a complaint. The file is kept as received.',
  'attachments.forAuthorisation':
    'Import the photo or scan of the agreement signed by the person. The file is kept as received.',
  'attachments.back': 'Back to where you were',
  'attachments.form':
    'A form to be signed is beside each dossier for police, prosecutor, lawyer or association: autorisation.docx.',
  'attachments.attachSigned': 'Import the signed agreement',
  'attachments.seeSigned': 'See the signed agreement',
  'attachments.ofStep': 'Document attached to a step: {step}',
  'attachments.ofAuthorisation': 'Signed agreement of the person concerned',
  'attachments.notHanded': 'It is in a dossier only if you tick it.',
  'attachments.meaning': 'Receipts, answers, certificates, signed agreement: none is in the dossier until you tick it.',
  'attachments.tick': '{what} (capture no. {ordinal})',
  'attachments.loose': 'Imported document',
  'attachments.unknown':
    'The list of your documents is damaged and can no longer be read. So all your imported files are here: tick those that go in the dossier.',
  'attachments.joinLater': 'Attach this file to a step taken',
  'attachments.joinMeaning':
    'For a receipt, an answer or a certificate imported among other files. It will then be in a dossier only if you tick it.',
  'attachments.joinNone': 'Write the step down first',
  'attachments.joinTo': 'Which step',
  'attachments.join': 'Attach',
} as const;
