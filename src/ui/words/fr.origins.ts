/** « Dossiers reçus »: what is verified before one is taken in, what it never becomes. */
export const origins = {
  'origins.title': 'Dossiers reçus',
  'origins.meaning':
    "Un proche vous a donné un dossier fait avec Recueil, ou vous en avez fait un sur un autre appareil. Il est vérifié, puis gardé tel quel à côté de vos éléments. Il garde son journal, sa signature et ses dates : rien n'est mélangé, rien n'est modifié.",
  'origins.choose': 'Choisir un dossier (zip)',
  'origins.drop': 'Ou déposez-le sur cette page.',
  'origins.working': 'Vérification, puis copie…',
  'origins.cancel': 'Annuler',
  'origins.added': {
    one: 'Dossier vérifié et gardé : {n} pièce.',
    other: 'Dossier vérifié et gardé : {n} pièces.',
  },
  'origins.altered':
    "Ce dossier est altéré ou incomplet. Il n'a pas été gardé, et rien n'a changé ici. Gardez le fichier tel quel, et demandez-en une autre copie.",
  'origins.unreadable': "Ce fichier n'a pas pu être vérifié. Il n'a pas été gardé, et rien n'a changé ici.",
  'origins.more': 'Et {n} autres points.',
  'origins.none': "Aucun dossier reçu pour l'instant.",
  'origins.damaged':
    "Dossier reçu n° {number} : ce qui en est gardé ici est abîmé et ne s'ouvre plus. Rien d'autre n'a changé. Si vous avez encore le fichier reçu, ajoutez-le à nouveau, puis retirez celui-ci ; une copie de secours le contient aussi.",
  'origins.name': 'Dossier reçu n° {number}',
  'origins.file': 'Fichier : {name}',
  'origins.made': "Fait le {when}, d'après l'appareil qui l'a fait.",
  'origins.kept': 'Vérifié et gardé le {when} : cohérent.',
  'origins.counts': 'Scellés dans son journal : {sealed}. Dans ce dossier : {here}. Retirés : {withdrawn}.',
  'origins.stamped': 'Daté du {when} par {authority}.',
  'origins.stampedUnknown': "Daté du {when} par {authority}, une autorité qui n'est pas connue ici.",
  'origins.manifest': 'Empreinte de son manifeste',
  'origins.key': 'Empreinte de sa clé',
  'origins.compare':
    "Cohérent ne veut pas dire que personne n'a tout réécrit avant de vous le donner. Comparez l'empreinte du manifeste avec celle que la personne a notée.",
  'origins.sameJournal':
    'Il vient du même journal que le dossier reçu n° {number}. Les deux sont gardés, chacun tel quel.',
  'origins.twins': {
    one: "{n} pièce est aussi ailleurs dans ce carnet. Rien n'a été fusionné.",
    other: "{n} pièces sont aussi ailleurs dans ce carnet. Rien n'a été fusionné.",
  },
  'origins.twinDigest': 'Pièce n° {number} : la même capture que {other}.',
  'origins.twinPermalink': 'Pièce n° {number} : la même publication que {other}, par son adresse.',
  'origins.ourItem': 'votre élément n° {ordinal}',
  'origins.otherItem': 'la pièce n° {number} du dossier reçu n° {origin}',
  'origins.see': 'Voir ses pièces',
  'origins.back': 'Tous les dossiers reçus',
  'origins.items': {
    one: '{n} pièce, faite par une autre personne ou sur un autre appareil.',
    other: '{n} pièces, faites par une autre personne ou sur un autre appareil.',
  },
  'origins.item': 'Pièce n° {number}',
  'origins.address': 'Adresse lue : {address}',
  'origins.showOf': 'Montrer la pièce n° {number}',
  'origins.hideOf': 'Masquer la pièce n° {number}',
  'origins.noPicture': "Pas d'image à montrer.",
  'origins.pictureOf': "Image de la pièce n° {number}, refaite ici d'après le fichier reçu",
  'origins.remove': 'Retirer ce dossier reçu',
  'origins.removeTitle': 'Retirer le dossier reçu n° {number}',
  'origins.removeMeaning':
    "Ses fichiers seront effacés de ce carnet. Votre journal gardera deux lignes : il a été reçu, il a été retiré. Le fichier d'origine, ailleurs, n'est pas touché.",
  'origins.removeKeep': 'Le garder',
  'origins.removeConfirm': 'Le retirer',
  'origins.join': {
    one: 'Joindre le dossier reçu n° {number}, tel quel et entier ({n} pièce, {size})',
    other: 'Joindre le dossier reçu n° {number}, tel quel et entier ({n} pièces, {size})',
  },
  'origins.joinMeaning':
    "Un dossier reçu part avec tout ce qu'il contient : images, adresses, documents. Qui recevra le vôtre lira aussi celui-là.",
  'origins.notInVolumes':
    "Dans des volumes de 20 Mo, un dossier reçu ne peut pas être joint : remettez aussi son propre zip, tel que vous l'avez reçu.",
  'origins.notToSchool':
    "À un établissement scolaire, un dossier reçu n'est pas joint : rien ne peut y être caché, et il peut montrer d'autres mineurs.",
  'origins.fromImport': 'Vous avez reçu un dossier fait avec Recueil ?',
  'more.received': "Le dossier d'un proche, ou le vôtre fait ailleurs : vérifié, gardé tel quel.",
  'check.origin':
    "Le dossier reçu n° {number} n'est plus tel qu'il a été vérifié. Rien n'a été modifié pour autant. Retirez-le, puis recevez-le de nouveau si vous avez encore le fichier.",

  'refusal.origin-altered':
    "Un dossier reçu n'est plus tel qu'il a été vérifié. Décochez-le, ou retirez-le et recevez-le de nouveau.",
  'refusal.origin-already': "Ce dossier est déjà parmi vos dossiers reçus. Rien n'a changé.",
  'refusal.origin-nothing-new':
    "Tout ce que contient ce dossier est déjà parmi vos éléments. Il n'a pas été gardé une seconde fois.",
  'refusal.origin-too-large':
    "Ce dossier est trop grand pour être gardé ici : plus de {gigabytes} Go, ou des fichiers démesurés. Rien n'a changé.",
} as const;
