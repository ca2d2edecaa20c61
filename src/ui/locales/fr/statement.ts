export default {
  'statement.title': 'Textes à coller',
  'statement.intro': "Il y a ici vos mots et des faits gardés, rien d'autre. Relisez, corrigez, puis copiez.",
  'statement.max': 'Longueur du texte',
  'statement.maxOption': '{max} caractères au plus',
  'statement.length': '{length} caractères sur {max}.',
  'statement.tooLong': 'Le texte est trop long : enlevez {over} caractères.',
  'statement.tooShort': 'Le texte est trop court : ce champ demande {min} caractères.',
  'statement.paste': 'À coller dans le champ « {field} ».',
  'statement.copy': 'Copier « {field} »',
  'statement.copied': 'Copié.',
  'statement.copyFailed': "Le navigateur n'a pas copié : sélectionnez le texte à la main.",
  'statement.unsaved':
    "Vos corrections restent ici tant que le carnet est ouvert. Si un fait qu'elles citent change, le texte est refait.",
  'statement.clipboard': 'Un texte copié reste dans le presse-papiers : copiez ensuite autre chose pour le remplacer.',
} as const;
