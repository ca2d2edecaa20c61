export default {
  'notes.replace': 'Écrire de nouvelles notes',
  'notes.replaceTitle': 'Écrire de nouvelles notes ?',
  'notes.replaceMeaning':
    "Les anciennes ne peuvent plus être lues et seront remplacées. Une copie de secours plus ancienne peut les avoir encore. L'image sera comptée comme intime, par prudence : vous pourrez dire que non.",
  'notes.replaceCancel': 'Ne rien changer',
  'notes.title': 'Vos notes sur cette capture',
  'notes.meaning':
    "Ce que vous dites de cette capture. C'est daté et gardé à part de ce qui a été lu : la capture elle-même ne change pas.",
  'notes.save': 'Enregistrer ces notes',
  'notes.notStated': 'Ne rien dire',
  'notes.seriousness': 'Gravité, selon vous',
  'notes.seriousnessHint': 'Le résumé du dossier montre les trois captures les plus graves.',
  'notes.visibility': 'Qui pouvait voir la publication',
  'notes.visibilityHint': 'La page ne le disait pas. Dites-le si vous le savez, sinon laissez vide.',
  'notes.image': "Sur l'image",
  'notes.minor': 'Une personne de moins de 18 ans, ou peut-être',
  'notes.translation': 'Votre traduction',
  'notes.translationHint':
    "Elle n'entre dans un dossier que si vous la cochez, avec la mention « traduction de la personne, non assermentée ».",
  'notes.from': 'Traduit de quelle langue',
  'notes.by': 'Par qui',
  'notes.more': 'Ajouter une note ou une traduction',
  'notes.note': 'Note libre',
  'notes.noteHint': "Elle reste dans ce carnet. Elle n'entre dans un dossier que si vous la cochez.",
} as const;
