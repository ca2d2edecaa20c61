export default {
  'exportDone.title': 'The case file is ready',
  'exportDone.contents': { one: '{n} exhibit, {size}', other: '{n} exhibits, {size}' },
  'exportDone.save': 'Save these files',
  'exportDone.keepOpen':
    'Keep this page open until these files are saved. Then close it before the browser: Recueil then erases its own copy.',
  'exportDone.zip': 'Save the case file',
  'exportDone.remise': 'Save the handover sheet',
  'exportDone.zipMeaning': 'The case file (a zip): this is what you hand over.',
  'exportDone.remiseMeaning':
    'The handover sheet (a one-page PDF): it helps to note the fingerprint in an official record.',
  'exportDone.digest': 'Fingerprint of the case file',
  'exportDone.digestMeaning':
    'A fingerprint is a series of digits and letters computed from the case file. If a single document changes, it no longer matches.',
  'exportDone.digestNote': 'Write it down, or have it written down.',
  'exportDone.digestUse':
    'Once written somewhere else, in an official record or by a lawyer, it lets anyone check that the case file has not changed since.',
  'exportDone.copy': 'Copy the fingerprint',
  'exportDone.copied': 'Fingerprint copied.',
  'exportDone.copyFailed': 'The browser did not copy the fingerprint: please write it down by hand.',
  'exportDone.next': 'What next',
  'exportDone.nextCopy': 'Keep a copy elsewhere: on a USB stick, or with someone you trust.',
  'exportDone.nextTake': 'Hand the case file to the police, the gendarmerie, the prosecutor or a lawyer.',
  'exportDone.otherExport': 'Back to the items',
  'exportDone.forYou': 'Save the sheet for you',
  'exportDone.forYouMeaning':
    'Your deadlines, possible texts, who helps (a PDF, in French): for you alone. Do not hand it over with the dossier.',
  'exportDone.saveAs': 'Choose where to save it',
  'exportDone.saveAsMeaning': 'A USB key for instance: it is then not in the list of downloads.',
  'exportDone.saving': 'Saving…',
  'exportDone.savedThere': 'Saved where you chose.',
} as const;
