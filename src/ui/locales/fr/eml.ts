export default {
  'eml.gmail':
    'Dans Gmail : ouvrez le message, puis son menu « ⋮ », puis « Télécharger le message ». Ajoutez ensuite le fichier dans le carnet.',
  'eml.outlook':
    'Dans Outlook : ouvrez le message, puis son menu « … », puis « Télécharger » ou « Enregistrer sous ». Ajoutez ensuite le fichier dans le carnet.',
} as const;
