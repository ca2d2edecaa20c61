export default {
  'recover.title': 'Ouvrir avec le code de secours',
  'recover.meaning':
    "Écrivez votre code de secours, puis choisissez une nouvelle phrase de passe. Rien de ce qui est gardé n'est perdu.",
  'recover.without':
    "Sans ce code, essayez encore votre phrase : le nombre d'essais n'est pas limité, et rien n'est effacé.",
  'recover.neither':
    "Sans la phrase ni le code, ce qui est gardé ne peut plus être relu. Pour repartir de zéro, retirez Recueil du navigateur, puis réinstallez-le : tout ce qu'il garde s'efface. Vos dossiers déjà préparés restent.",
  'recover.code': 'Code de secours',
  'recover.codeHint': '32 lettres et chiffres. Tirets, espaces et majuscules ne comptent pas.',
  'recover.do': 'Ouvrir',
  'recover.back': 'Revenir à la phrase de passe',
} as const;
