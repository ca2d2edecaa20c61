export default {
  'start.title': 'Recueil est prêt',
  'start.what': 'Il garde une publication comme vous la voyez : image, adresse, compte et heure.',
  'start.stays':
    "Tout reste sur cet ordinateur. Rien n'est envoyé. S'il est partagé, mettez une phrase de passe : « Réglages ».",
  'start.dossier': 'Vous pourrez en faire un dossier pour la police ou un avocat.',
  'start.quit': 'Pour le fermer et le verrouiller vite : trois fois la touche Maj.',
  'start.pin': "Gardez l'icône sous la main",
  'start.pinChromium': "Cliquez sur la pièce de puzzle, puis sur l'épingle.",
  'start.pinFirefox':
    "Cliquez sur la pièce de puzzle, puis sur la roue dentée, puis sur « Épingler à la barre d'outils ».",
  'start.privateFirefox':
    "Dans une fenêtre privée, l'icône manque tant que vous ne l'autorisez pas. Écrivez about:addons dans la barre d'adresse, choisissez Recueil, puis « Exécuter dans les fenêtres privées ».",
  'start.pinMenu': "Épingler à la barre d'outils",
  'start.begin': 'Pour commencer',
  'start.practice': 'Essayer sans risque',
  'start.import': "Importer ce que j'ai déjà",
  'start.helping': "J'aide quelqu'un",
  'start.later': 'Cette page ne revient pas. Vous pouvez la fermer.',
  'practice.title': "Page d'entraînement",
  'practice.meaning':
    "La publication ci-dessous est inventée. Ce que vous capturez ici reste à part. Rien n'entre dans votre carnet, et tout est effacé la prochaine fois.",
  'practice.first': '1. Capturer',
  'practice.capture':
    "Cliquez sur l'icône de Recueil, en haut du navigateur, puis sur « Capturer une publication », puis sur la publication.",
  'practice.check': "Puis rouvrez Recueil par son icône : il dit si c'est gardé. Une page peut mentir, pas l'icône.",
  'practice.post': "Ceci est une publication inventée, pour essayer. Personne ne l'a écrite à personne.",
  'practice.saved': {
    one: "{n} capture d'essai gardée. C'est tout ce qu'il y a à faire.",
    other: "{n} captures d'essai gardées. C'est tout ce qu'il y a à faire.",
  },
  'practice.second': '2. Préparer le dossier',
  'practice.export': "Après une capture, écrivez un dossier d'essai : un fichier zip à ouvrir et à regarder.",
  'practice.exportDo': "Écrire le dossier d'essai",
  'practice.save': "Enregistrer le dossier d'essai",
  'practice.third': '3. Effacer',
  'practice.eraseMeaning':
    "L'essai est effacé de Recueil. Le fichier que vous avez enregistré, lui, reste dans vos téléchargements.",
  'practice.erase': "Effacer l'essai",
  'practice.erased': "L'essai est effacé.",
  'practice.next': 'Et ensuite',
  'practice.nextCapture': "Ouvrez la page d'une vraie publication, puis cliquez sur l'icône de Recueil.",
  'welcome.title': "Ce que fait Recueil, et ce qu'il ne fait pas",
  'welcome.keeps':
    "Il garde ce que vous voyez à l'écran : image, adresse, compte, heure. Faites noter le code du dossier par la police. Il montrera si quelque chose a changé depuis.",
  'welcome.weighed':
    "Il ne prouve pas tout : c'est un juge qui apprécie. Pour porter plainte, aucune preuve n'est exigée.",
  'welcome.stays': 'Rien ne sort de cet ordinateur sans que vous le demandiez.',
  'welcome.order': "Capturez d'abord ; bloquez et signalez ensuite.",
  'welcome.trust': "Pour savoir si c'est gardé, rouvrez Recueil par son icône : une page peut mentir.",
  'welcome.notYou': "Vous n'êtes pas responsable de ce qu'on vous fait. Vous pouvez vous arrêter à tout moment.",
  'welcome.wordsTitle': 'Les mots difficiles',
  'glossary.exhibit': 'Pièce',
  'glossary.exhibitMeaning': 'Une capture numérotée dans un dossier. Son numéro ne change plus.',
  'glossary.list': 'Bordereau',
  'glossary.listMeaning': 'La liste numérotée des pièces, à la fin du dossier.',
  'glossary.digest': 'Empreinte',
  'glossary.digestMeaning':
    "Une suite de chiffres et de lettres calculée à partir d'un fichier. Si le fichier change, elle change.",
  'glossary.journal': 'Historique',
  'glossary.journalMeaning':
    'La liste de ce qui a été gardé et retiré, ligne après ligne, sans pouvoir en enlever une.',
  'glossary.receipt': 'Récépissé',
  'glossary.receiptMeaning': "Le papier qui montre qu'une plainte ou un signalement a été déposé.",
  'glossary.impact': 'Retentissement',
  'glossary.impactMeaning': 'Ce que cela change dans votre vie : santé, travail, études, sorties.',
} as const;
