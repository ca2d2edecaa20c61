/** A dossier in several files: volumes for e-mail, and the annex of intimate images. */
export const volumes = {
  'volumes.title': 'Un envoi par e-mail (facultatif)',
  'volumes.tick': 'En volumes de 20 Mo au plus',
  'volumes.meaning':
    'Chaque volume se lit et se vérifie seul. Les numéros des pièces ne changent pas. Une pièce plus lourde a son propre volume, qui dépasse alors 20 Mo.',
  'volumes.volume': 'Enregistrer le volume {index} sur {of}',
  'volumes.annex': "Enregistrer l'annexe",
  'volumes.annexOf': "Enregistrer l'annexe {index} sur {of}",
  'volumes.annexMeaning':
    "Les images que vous avez dites intimes, à part du dossier. Ne la remettez qu'à qui doit les voir.",
  'volumes.holds': { one: '{n} pièce, {size}', other: '{n} pièces, {size}' },
  'volumes.oversize': 'Ce fichier fait {size} : une pièce ne se coupe pas. Remettez-le sur une clé USB.',
  'intimate.mark': 'Cette image est intime',
  'intimate.unmark': "Cette image n'est pas intime",
  'intimate.marked':
    "Marquée comme intime : elle n'est dans aucune liste, et n'entre dans un dossier que si vous le demandez, dans un fichier à part.",
  'intimate.import': 'Ces images sont intimes',
  'intimate.importMeaning':
    "Elles ne sont montrées dans aucune liste. Elles n'entrent dans un dossier que si vous le demandez, dans un fichier à part.",
} as const;
