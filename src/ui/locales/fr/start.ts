export default {
  'start.title': 'Recueil est prêt',
  'start.what': 'Il garde un message comme vous le voyez : image, adresse, compte et heure.',
  'start.stays': "Tout reste sur cet ordinateur. Rien n'est envoyé.",
  'start.dossier': 'Vous pourrez en faire un dossier pour la police ou un avocat.',
  'start.pin': "Gardez l'icône sous la main",
  'start.pinChromium': "Cliquez sur la pièce de puzzle, puis sur l'épingle.",
  'start.pinFirefox':
    "Cliquez sur la pièce de puzzle, puis sur la roue dentée, puis sur « Épingler à la barre d'outils ».",
  'start.pinMenu': "Épingler à la barre d'outils",
  'start.begin': 'Pour commencer',
  'start.practice': 'Essayer sans risque',
  'start.import': "Importer ce que j'ai déjà",
  'start.later': 'Cette page ne revient pas. Vous pouvez la fermer.',
} as const;
