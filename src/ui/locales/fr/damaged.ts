export default {
  'damaged.some':
    "Une partie de ce que vous aviez écrit est abîmée sur le disque et ne peut plus être lue. Aucun dossier n'a été écrit, et rien n'est effacé.",
  'damaged.case': 'le nom du carnet',
  'damaged.operator': 'qui capture',
  'damaged.requester': 'qui remet le dossier',
  'damaged.account': 'le résumé des faits',
  'damaged.diary': 'mon journal',
  'damaged.witnesses': 'les témoins',
  'damaged.persons': 'vos regroupements de comptes',
  'damaged.steps': 'les démarches',
  'damaged.export': 'vos choix pour ce dossier',
  'damaged.answers': 'vos réponses aux questions sur la loi',
  'damaged.notes': {
    one: 'vos notes sur la capture n° {list}',
    other: 'vos notes sur les captures n° {list}',
  },
  'damaged.documents': 'la liste de vos documents',
  'damaged.documentsMeaning':
    "Les documents (récépissés, certificats, accord signé) ne se distinguent plus des autres fichiers importés. Aucun fichier importé n'ira dans le dossier, sauf ceux que vous cochez sous « Vos documents ».",
  'damaged.hidden':
    "Les notes disent aussi si une image est intime et ce que vous y avez caché. Sans elles, l'image entière irait dans le dossier. Elle ne va jamais à un établissement scolaire.",
  'damaged.export.without': 'Préparer le dossier sans ce qui ne peut pas être lu',
  'damaged.export.withoutItems': {
    one: 'Préparer le dossier sans la capture n° {list}',
    other: 'Préparer le dossier sans les captures n° {list}',
  },
  'damaged.export.withItems': {
    one: 'Joindre cette capture sans ses notes, image entière',
    other: 'Joindre ces captures sans leurs notes, images entières',
  },
  'damaged.replace': 'Recommencer cette page',
  'damaged.replacePart': 'Recommencer : {part}',
  'damaged.replaceConfirm': '{start} ?',
  'damaged.replaceMeaning':
    "Ce qui y était écrit ne peut plus être lu et sera remplacé par une page vide. Une copie de secours plus ancienne peut l'avoir encore. Vos captures ne changent pas.",
  'damaged.replacePartMeaning':
    "Ce qui y était écrit ne peut plus être lu et sera remplacé par des champs vides. Une copie de secours plus ancienne peut l'avoir encore. Vos captures ne changent pas.",
  'damaged.replaceDocumentsMeaning':
    "L'ancienne liste ne peut plus être lue. Par prudence, la nouvelle a tous vos fichiers importés jusqu'ici. Aucun ne va dans un dossier si vous ne le cochez pas. Les fichiers eux-mêmes ne changent pas.",
  'damaged.items': {
    one: "La capture n° {list} est abîmée sur le disque et ne peut plus être lue. Ni la recherche ni les comptes ne la montrent. Une copie de secours peut l'avoir encore.",
    other:
      'Les captures n° {list} sont abîmées sur le disque et ne peuvent plus être lues. Ni la recherche ni les comptes ne les montrent. Une copie de secours peut les avoir encore.',
  },
  'damaged.notesInList': {
    one: "Vos notes sur la capture n° {list} sont abîmées sur le disque et ne peuvent plus être lues. La capture elle-même n'a pas changé.",
    other:
      "Vos notes sur les captures n° {list} sont abîmées sur le disque et ne peuvent plus être lues. Les captures elles-mêmes n'ont pas changé.",
  },
} as const;
