export default {
  'receivedDossiers.title': 'Dossiers reçus',
  'receivedDossiers.meaning':
    "Un proche vous a donné un dossier fait avec Recueil, ou vous en avez fait un sur un autre appareil. Il est vérifié, puis gardé tel quel à côté de vos captures. Il garde son historique, sa signature et ses dates : rien n'est mélangé, rien n'est modifié.",
  'receivedDossiers.choose': 'Choisir un dossier (zip)',
  'receivedDossiers.drop': 'Ou déposez-le sur cette page.',
  'receivedDossiers.working': 'Vérification, puis copie…',
  'receivedDossiers.cancel': 'Annuler',
  'receivedDossiers.added': {
    one: 'Dossier vérifié et gardé : {n} pièce.',
    other: 'Dossier vérifié et gardé : {n} pièces.',
  },
  'receivedDossiers.altered':
    "Ce dossier est altéré ou incomplet. Il n'a pas été gardé, et rien n'a changé ici. Gardez le fichier tel quel, et demandez-en une autre copie.",
  'receivedDossiers.unreadable': "Ce fichier n'a pas pu être vérifié. Il n'a pas été gardé, et rien n'a changé ici.",
  'receivedDossiers.more': 'Et {n} autres points.',
  'receivedDossiers.none': "Aucun dossier reçu pour l'instant.",
  'receivedDossiers.damaged':
    "Dossier reçu n° {number} : ce qui en est gardé ici est abîmé et ne s'ouvre plus. Rien d'autre n'a changé. Si vous avez encore le fichier reçu, ajoutez-le à nouveau, puis retirez celui-ci ; une copie de secours le contient aussi.",
  'receivedDossiers.name': 'Dossier reçu n° {number}',
  'receivedDossiers.file': 'Fichier : {name}',
  'receivedDossiers.made': "Fait le {when}, d'après l'appareil qui l'a fait.",
  'receivedDossiers.kept': 'Vérifié et gardé le {when} : cohérent.',
  'receivedDossiers.counts':
    'Captures dans son historique : {sealed}. Dans ce dossier : {here}. Retirées : {withdrawn}.',
  'receivedDossiers.stamped': 'Daté du {when} par {authority}.',
  'receivedDossiers.stampedUnknown': "Daté du {when} par {authority}, une autorité qui n'est pas connue ici.",
  'receivedDossiers.manifest': 'Empreinte de son manifeste',
  'receivedDossiers.key': 'Empreinte de sa clé',
  'receivedDossiers.compare':
    "Cohérent ne veut pas dire que personne n'a tout réécrit avant de vous le donner. Comparez l'empreinte du manifeste avec celle que la personne a notée.",
  'receivedDossiers.sameJournal':
    'Il vient du même historique que le dossier reçu n° {number}. Les deux sont gardés, chacun tel quel.',
  'receivedDossiers.duplicates': {
    one: "{n} pièce est aussi ailleurs dans ce carnet. Rien n'a été fusionné.",
    other: "{n} pièces sont aussi ailleurs dans ce carnet. Rien n'a été fusionné.",
  },
  'receivedDossiers.duplicateByDigest': 'Pièce n° {number} : la même capture que {other}.',
  'receivedDossiers.duplicateByPermalink': 'Pièce n° {number} : la même publication que {other}, par son adresse.',
  'receivedDossiers.ourItem': 'votre capture n° {ordinal}',
  'receivedDossiers.otherItem': 'la pièce n° {number} du dossier reçu n° {origin}',
  'receivedDossiers.see': 'Voir ses pièces',
  'receivedDossiers.back': 'Tous les dossiers reçus',
  'receivedDossiers.items': {
    one: '{n} pièce, faite par une autre personne ou sur un autre appareil.',
    other: '{n} pièces, faites par une autre personne ou sur un autre appareil.',
  },
  'receivedDossiers.item': 'Pièce n° {number}',
  'receivedDossiers.address': 'Adresse lue : {address}',
  'receivedDossiers.showOf': 'Montrer la pièce n° {number}',
  'receivedDossiers.hideOf': 'Masquer la pièce n° {number}',
  'receivedDossiers.noPicture': "Pas d'image à montrer.",
  'receivedDossiers.pictureOf': "Image de la pièce n° {number}, refaite ici d'après le fichier reçu",
  'receivedDossiers.remove': 'Retirer ce dossier reçu',
  'receivedDossiers.removeTitle': 'Retirer le dossier reçu n° {number}',
  'receivedDossiers.removeMeaning':
    "Ses fichiers seront effacés de ce carnet. Votre historique gardera deux lignes : il a été reçu, il a été retiré. Le fichier d'origine, ailleurs, n'est pas touché.",
  'receivedDossiers.removeKeep': 'Le garder',
  'receivedDossiers.removeConfirm': 'Le retirer',
  'receivedDossiers.join': {
    one: 'Joindre le dossier reçu n° {number}, tel quel et entier ({n} pièce, {size})',
    other: 'Joindre le dossier reçu n° {number}, tel quel et entier ({n} pièces, {size})',
  },
  'receivedDossiers.joinMeaning':
    "Un dossier reçu part avec tout ce qu'il contient : images, adresses, documents. Qui recevra le vôtre lira aussi celui-là.",
  'receivedDossiers.notInVolumes':
    "Dans des volumes de {size}, un dossier reçu ne peut pas être joint. Remettez aussi son propre zip, tel que vous l'avez reçu.",
  'receivedDossiers.notToSchool':
    "À un établissement scolaire, un dossier reçu n'est pas joint. Rien ne peut y être caché, et il peut montrer d'autres mineurs.",
  'receivedDossiers.fromImport': 'Vous avez reçu un dossier fait avec Recueil ?',
} as const;
