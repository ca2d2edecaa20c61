export default {
  'volumes.tick': 'En volumes de {size} au plus',
  'volumes.meaning':
    'Chaque volume se lit et se vérifie seul. Les numéros des pièces ne changent pas. Une pièce plus lourde a son propre volume, qui dépasse alors {size}.',
  'volumes.volume': 'Enregistrer le volume {index} sur {of}',
  'volumes.annex': "Enregistrer l'annexe",
  'volumes.annexOf': "Enregistrer l'annexe {index} sur {of}",
  'volumes.annexMeaning':
    "Les images que vous avez dites intimes, à part du dossier. Ne la remettez qu'à qui doit les voir.",
  'volumes.holds': { one: '{n} pièce, {size}', other: '{n} pièces, {size}' },
  'volumes.oversize': 'Ce fichier fait {size} : une pièce ne se coupe pas. Remettez-le sur une clé USB.',
} as const;
