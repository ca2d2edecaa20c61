export default {
  'choose.kind': 'Pour ouvrir Recueil, vous écrirez',
  'choose.byPassphrase': 'une phrase de passe',
  'choose.byPassphraseHint': 'Plusieurs mots que vous retiendrez, {n} caractères au moins.',
  'choose.byPin': 'un code de chiffres',
  'choose.byPinHint':
    "{n} chiffres au moins. Un code de chiffres protège d'un regard, pas de quelqu'un qui copie le disque.",
  'choose.passphrase': 'Nouvelle phrase de passe',
  'choose.pin': 'Nouveau code de chiffres',
  'choose.again': 'Encore une fois, pour vérifier',
  'choose.tooShort': 'Écrivez au moins {n} caractères.',
  'choose.notDigits': 'Écrivez au moins {n} chiffres, et rien que des chiffres.',
  'choose.different': "Ce n'est pas la même chose que dans le champ au-dessus. Écrivez-la encore une fois.",
  'choose.noBackDoor': 'Sans la phrase ni le code de secours, personne ne pourra ouvrir, pas même nous.',
  'choose.codeNext': "Un code de secours s'affichera ensuite, une seule fois : préparez de quoi le noter.",
  'choose.set': 'Protéger',
} as const;
