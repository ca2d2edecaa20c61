export default {
  'lock.locked': "Recueil est verrouillé. Vous pouvez capturer sans l'ouvrir.",
  'lock.title': 'Ouvrir Recueil',
  'lock.thenExport': 'La préparation du dossier commencera ensuite.',
  'lock.passphrase': 'Phrase de passe',
  'lock.pin': 'Code de chiffres',
  'lock.wrongPin': "Ce n'est pas le bon code de chiffres. Rien n'a changé. Vous pouvez recommencer.",
  'lock.empty': "Ce champ est vide : écrivez d'abord.",
  'lock.open': 'Ouvrir',
  'lock.forgotten': "J'ai oublié",
  'lock.lock': 'Verrouiller',
  'lock.moment': 'Un instant…',
} as const;
