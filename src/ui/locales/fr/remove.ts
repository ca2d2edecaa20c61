export default {
  'remove.title': 'Retirer la phrase de passe',
  'remove.titlePin': 'Retirer le code de chiffres',
  'remove.meaning':
    "Toute personne qui ouvre ce navigateur, ou qui sait lire le disque, pourra lire ce qui est gardé. Rien n'est effacé.",
  'remove.confirm': 'Oui, retirer',
  'remove.keep': 'Non, garder',
} as const;
