export default {
  'atRest.title': 'Ce qui reste lisible quand Recueil est verrouillé',
  'atRest.meaning': "Sur le disque, sans la phrase, quelqu'un qui sait chercher peut lire :",
  'atRest.items': "le nombre d'éléments, leur numéro, ceux qui sont retirés et ceux qui sont des pièces d'un dossier",
  'atRest.records': 'le nombre, la taille et la date des enregistrements sur le disque',
  'atRest.documents':
    'quelles sortes de notes existent (journal de bord, témoins, brouillons) et pour quels éléments, sans leurs mots',
  'atRest.digests': "l'empreinte de chaque élément et celle du journal, sans leur contenu",
  'atRest.key': "la clé publique, qui sert à vérifier la signature d'un dossier",
  'atRest.dates': "la date des captures interrompues et celle des essais d'ouverture",
  'atRest.answers':
    'vos réponses : à qui est cet ordinateur, « Plus tard », « Compris », menu du clic droit, et les jours des prochaines notifications si vous en voulez',
  'atRest.browser':
    "ce que le navigateur garde lui-même : vos visites, le nom des fichiers enregistrés et la date d'installation de Recueil",
} as const;
