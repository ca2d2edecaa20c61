/** The lock: opening, the offer of a passphrase, the page « Verrou », the recovery code. */
export const lock = {
  'lock.locked': "Recueil est verrouillé. Vous pouvez capturer sans l'ouvrir.",
  'lock.title': 'Ouvrir Recueil',
  'lock.thenExport': "L'export commencera ensuite.",
  'lock.passphrase': 'Phrase de passe',
  'lock.pin': 'Code de chiffres',
  'lock.wrongPin': "Ce n'est pas le bon code de chiffres. Rien n'a changé. Vous pouvez recommencer.",
  'lock.empty': "Ce champ est vide : écrivez d'abord.",
  'lock.open': 'Ouvrir',
  'lock.forgotten': "J'ai oublié",
  'lock.lock': 'Verrouiller',
  'lock.moment': 'Un instant…',

  'offer.question': 'Cet ordinateur est-il à vous seul·e ?',
  'offer.why': 'Votre réponse ne sort pas de cet ordinateur.',
  'offer.mine': 'À moi seul·e',
  'offer.shared': 'Partagé',
  'offer.unknown': 'Je ne sais pas',
  'offer.protect': 'Protéger ce qui est enregistré par une phrase de passe',
  'offer.meaning': 'Elle est demandée pour relire vos captures, jamais pour en faire.',
  'offer.choose': 'Choisir une phrase',
  'offer.later': 'Plus tard',
  'offer.noted': "C'est noté. Vous pouvez changer cette réponse dans le carnet, sous « Verrou ».",
  'offer.aside': 'Vous la trouverez dans le carnet, sous « Verrou ».',

  'lockPage.title': 'Verrou',
  'lockPage.none': "Aucune phrase de passe n'est choisie : ce qui est enregistré n'est pas protégé.",
  'lockPage.byPassphrase':
    'Ce qui est enregistré est protégé par une phrase de passe, et ouvert en ce moment.',
  'lockPage.byPin': 'Ce qui est enregistré est protégé par un code de chiffres, et ouvert en ce moment.',
  'lockPage.when':
    "Recueil se verrouille quand vous quittez le navigateur, après trois minutes sans activité, quand l'écran se verrouille et quand l'ordinateur se met en veille. Pendant un export, il attend la fin.",
  'lockPage.resealing':
    'Les éléments enregistrés avant sont encore en cours de protection. Vous pouvez continuer ; après une interruption, cela reprend tout seul.',
  'lockPage.elsewhere':
    "Sur un ordinateur partagé, quelqu'un d'autre peut voir ce que vous enregistrez. Si vous le pouvez, faites-le sur un autre appareil.",
  'lockPage.toChoose': 'Choisir une phrase de passe',

  'choose.kind': 'Pour ouvrir Recueil, vous écrirez',
  'choose.byPassphrase': 'une phrase de passe',
  'choose.byPassphraseHint': 'Plusieurs mots que vous retiendrez, 8 caractères au moins.',
  'choose.byPin': 'un code de chiffres',
  'choose.byPinHint':
    "6 chiffres au moins. Un code de chiffres protège d'un regard, pas de quelqu'un qui copie le disque.",
  'choose.passphrase': 'Nouvelle phrase de passe',
  'choose.pin': 'Nouveau code de chiffres',
  'choose.again': 'Encore une fois, pour vérifier',
  'choose.tooShort': 'Écrivez au moins 8 caractères.',
  'choose.notDigits': 'Écrivez au moins 6 chiffres, et rien que des chiffres.',
  'choose.different': "Ce n'est pas la même chose que dans le champ au-dessus. Écrivez-la encore une fois.",
  'choose.noBackDoor': 'Sans la phrase ni le code de secours, personne ne pourra ouvrir, pas même nous.',
  'choose.codeNext': "Un code de secours s'affichera ensuite, une seule fois : préparez de quoi le noter.",
  'choose.set': 'Protéger',

  'change.title': 'Changer la phrase de passe',
  'change.titlePin': 'Changer le code de chiffres',
  'change.meaning':
    "Un nouveau code de secours remplacera l'ancien. Pour n'avoir qu'un nouveau code de secours, écrivez de nouveau la même phrase.",
  'change.current': 'Phrase de passe actuelle',
  'change.currentPin': 'Code de chiffres actuel',
  'change.do': 'Changer',
  'change.cancel': 'Annuler',

  'remove.title': 'Retirer la phrase de passe',
  'remove.titlePin': 'Retirer le code de chiffres',
  'remove.meaning':
    "Toute personne qui ouvre ce navigateur, ou qui copie le disque, pourra lire ce qui est enregistré. Rien n'est effacé.",
  'remove.confirm': 'Oui, retirer',
  'remove.keep': 'Non, garder',

  'code.title': 'Votre code de secours',
  'code.meaning':
    "Il ouvre Recueil si vous oubliez le reste. Il ne s'affiche qu'une fois. S'il y en avait un autre, il ne marche plus.",
  'code.keep': "Gardez-le ailleurs qu'avec cet ordinateur, là où vous seul·e le trouverez.",
  'code.paper': 'Code de secours',
  'code.paperHint': '32 lettres et chiffres, sans I, L, O ni U.',
  'code.print': 'Imprimer',
  'code.copy': 'Copier',
  'code.copied':
    "Code copié. D'autres programmes peuvent lire le presse-papiers : collez le code en lieu sûr, puis copiez autre chose.",
  'code.copyFailed': "Le navigateur n'a pas copié le code : recopiez-le à la main.",
  'code.noted': "Je l'ai noté",
  'code.noteFirst': "Notez le code, puis cochez « Je l'ai noté » : il ne s'affichera plus.",
  'code.done': 'Terminer',

  'recover.title': 'Ouvrir avec le code de secours',
  'recover.meaning':
    "Écrivez votre code de secours, puis choisissez une nouvelle phrase de passe. Rien de ce qui est enregistré n'est perdu.",
  'recover.without':
    "Sans ce code, essayez encore votre phrase : le nombre d'essais n'est pas limité, et rien n'est effacé.",
  'recover.neither':
    "Sans la phrase ni le code, ce qui est enregistré ne peut plus être relu. Pour repartir de zéro, retirez Recueil du navigateur, puis réinstallez-le : tout ce qu'il garde s'efface. Vos dossiers déjà exportés restent.",
  'recover.code': 'Code de secours',
  'recover.codeHint': '32 lettres et chiffres. Tirets, espaces et majuscules ne comptent pas.',
  'recover.do': 'Ouvrir',
  'recover.back': 'Revenir à la phrase de passe',

  'readable.title': 'Ce qui reste lisible quand Recueil est verrouillé',
  'readable.meaning': "Sur le disque, sans la phrase, quelqu'un qui sait chercher peut lire :",
  'readable.items':
    "le nombre d'éléments, leur numéro, ceux qui sont retirés et ceux qui sont des pièces d'un dossier",
  'readable.records': 'le nombre, la taille et la date des enregistrements sur le disque',
  'readable.sheets':
    'quelles sortes de notes existent (journal de bord, témoins, brouillons) et pour quels éléments, sans leurs mots',
  'readable.digests': "l'empreinte de chaque élément et celle du journal, sans leur contenu",
  'readable.key': "la clé publique, qui sert à vérifier la signature d'un dossier",
  'readable.dates': "la date des captures interrompues et celle des essais d'ouverture",
  'readable.answers':
    'vos réponses : à qui est cet ordinateur, « Plus tard », « Compris », menu du clic droit, et les jours des prochaines notifications si vous en voulez',
  'readable.browser':
    "ce que le navigateur garde lui-même : l'historique de vos visites et de vos téléchargements",

  'tries.title': "Essais d'ouverture",
  'tries.meaning': 'Cette liste ne sort pas de cet ordinateur.',
  'tries.none': "Aucun essai n'a échoué.",
  'tries.failed': 'Les derniers essais qui ont échoué :',
} as const;
