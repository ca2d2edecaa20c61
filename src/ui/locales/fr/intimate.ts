export default {
  'intimate.mark': 'Cette image est intime',
  'intimate.unmark': "Cette image n'est pas intime",
  'intimate.marked':
    "Marquée comme intime : elle n'est dans aucune liste. Elle entre dans un dossier seulement si vous le demandez, dans un fichier à part.",
  'intimate.import': 'Ces images sont intimes',
  'intimate.importMeaning':
    "Elles ne sont montrées dans aucune liste. Elles n'entrent dans un dossier que si vous le demandez, dans un fichier à part.",
} as const;
