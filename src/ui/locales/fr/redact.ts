export default {
  'redact.offer': 'Cacher une partie, sur une copie',
  'redact.offerFile': 'Cacher une partie de {file}, sur une copie',
  'redact.title': "Cacher une partie de l'image, sur une copie",
  'redact.back': 'Revenir à la capture',
  'redact.meaning':
    "L'image gardée ne change jamais. Vos dossiers montreront une copie, où ces parties sont cachées pour de bon.",
  'redact.still':
    "Le texte, le compte et l'adresse restent dans la fiche, qui ne change pas. Un nom caché ici peut s'y lire encore. En préparant un dossier, vous pourrez en retirer la capture entière.",
  'redact.mouse': "À la souris, tracez un rectangle sur l'image. Au doigt, appuyez d'abord sur « Tracer au doigt ».",
  'redact.keys':
    'Au clavier, ajoutez un rectangle : les flèches le déplacent, Maj et une flèche changent sa taille, Suppr le retire.',
  'redact.add': 'Ajouter un rectangle',
  'redact.finger': 'Tracer au doigt',
  'redact.image': 'Image de la capture n° {ordinal}',
  'redact.unseen':
    'Cette image ne peut pas être affichée ici : rien ne peut y être caché. En préparant un dossier, vous pourrez en retirer la capture entière.',
  'redact.none': "Rien n'est caché.",
  'redact.list': 'Parties cachées',
  'redact.place': 'Rectangle {index} : {width} sur {height}, à {x} de la gauche et {y} du haut.',
  'redact.movable': 'rectangle à déplacer',
  'redact.way': 'Manière de cacher le rectangle {index}',
  'redact.mask': 'Masquer en noir',
  'redact.blur': 'Flouter en gros carreaux',
  'redact.blurHint': 'Pour des mots ou un nom, masquez : sous un flou, des mots se devinent parfois.',
  'redact.remove': 'Retirer',
  'redact.removeOf': 'Retirer le rectangle {index}',
  'redact.removed': 'Rectangle retiré.',
  'redact.kept': 'Gardé.',
  'redact.notKept': "Ce dernier changement n'est pas gardé.",
} as const;
