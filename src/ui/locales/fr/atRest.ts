export default {
  'atRest.title': 'Ce qui reste lisible quand Recueil est verrouillé',
  'atRest.meaning': "Sur le disque, sans la phrase, quelqu'un qui sait chercher peut lire :",
  'atRest.items': 'le nombre de captures, leur numéro, celles qui sont retirées et celles qui sont dans un dossier',
  'atRest.records': 'le nombre, la taille et la date des enregistrements sur le disque',
  'atRest.documents':
    'quelles sortes de notes existent (mon journal, témoins, brouillons) et pour quelles captures, sans leurs mots',
  'atRest.digests': "l'empreinte de chaque capture et celle de l'historique, sans leur contenu",
  'atRest.key': "la clé publique, qui sert à vérifier la signature d'un dossier",
  'atRest.dates': "la date des captures interrompues et celle des essais d'ouverture",
  'atRest.answers':
    'vos réponses : qui utilise cet ordinateur, « Plus tard », « Compris », menu du clic droit, jours des notifications',
  'atRest.browser':
    "ce que le navigateur garde lui-même : vos visites, le nom des fichiers enregistrés et la date d'installation de Recueil",
} as const;
