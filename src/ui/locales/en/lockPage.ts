export default {
  'lockPage.title': 'Lock',
  'lockPage.none': 'No passphrase is set: what is kept is not protected.',
  'lockPage.byPassphrase': 'What is kept is protected by a passphrase, and open at the moment.',
  'lockPage.byPin': 'What is kept is protected by a digit code, and open at the moment.',
  'lockPage.when':
    'Recueil locks when you leave the browser, and after {minutes} minutes without activity. It also locks with the screen, and when the computer goes to sleep. While a dossier is prepared, it waits for the end.',
  'lockPage.reencrypting':
    'The captures kept before are still being protected. You can carry on; after an interruption, it goes on by itself.',
  'lockPage.elsewhere':
    'On a shared computer, somebody else may see what you keep. If you can, do it on another device.',
  'lockPage.toChoose': 'Choose a passphrase',
} as const;
