export default {
  'lockPage.title': 'Verrou',
  'lockPage.none': "Aucune phrase de passe n'est choisie : ce qui est gardé n'est pas protégé.",
  'lockPage.byPassphrase': 'Ce qui est gardé est protégé par une phrase de passe, et ouvert en ce moment.',
  'lockPage.byPin': 'Ce qui est gardé est protégé par un code de chiffres, et ouvert en ce moment.',
  'lockPage.when':
    "Recueil se verrouille quand vous quittez le navigateur, et après {minutes} minutes sans activité. Il se verrouille aussi quand l'écran se verrouille ou que l'ordinateur se met en veille. Pendant la préparation d'un dossier, il attend la fin.",
  'lockPage.reencrypting':
    'Les captures faites avant sont encore en cours de protection. Vous pouvez continuer ; après une interruption, cela reprend tout seul.',
  'lockPage.elsewhere':
    "Sur un ordinateur partagé, quelqu'un d'autre peut voir ce que vous gardez. Si vous le pouvez, faites-le sur un autre appareil.",
  'lockPage.toChoose': 'Choisir une phrase de passe',
} as const;
