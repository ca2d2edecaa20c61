export default {
  'app.name': 'Recueil',
  'app.quit': 'Sortir vite',
  'app.quitKey': 'Ou trois fois de suite la touche Maj : Recueil se ferme et se verrouille',
  'app.loading': 'Chargement…',
  'app.retry': 'Réessayer',
  'app.back': 'Retour',
  'app.unread': 'non lu',
  'app.show': 'Montrer',
  'app.hide': 'Masquer',
  'app.maskedText': 'texte masqué',
  'app.maskedImage': 'image masquée',
  'app.maskedScreen': 'écran entier masqué',
  'app.maskedPage': 'page masquée',
  'app.maskedVideo': 'vidéo masquée',
  'app.maskedAudio': 'son masqué',
  'app.understood': 'Compris',
  'form.dayFormat': 'jj/mm/aaaa',
  'form.dayFormatRead': 'jour, mois, année',
  'form.noDay': "Écrivez ce jour ainsi, avec l'année entière : 17/11/2026.",
  'form.saved': 'Enregistré.',
  'draft.restored': 'Ce que vous aviez commencé à écrire a été gardé.',
  'draft.aside': 'Effacer ce brouillon',
  'draft.kept': 'Brouillon gardé, pas encore enregistré.',
  'entry.remove': 'Effacer',
  'entry.removeSure': 'Oui, effacer',
  'damaged.some':
    "Une partie de ce que vous aviez écrit est abîmée sur le disque et illisible. Aucun dossier n'a été écrit, et rien n'est effacé.",
  'damaged.case': 'le nom du carnet',
  'damaged.operator': 'qui capture',
  'damaged.requester': 'qui remet le dossier',
  'damaged.account': 'le résumé des faits',
  'damaged.diary': 'mon journal',
  'damaged.witnesses': 'les témoins',
  'damaged.persons': 'vos regroupements de comptes',
  'damaged.marks': 'vos marques de comptes',
  'damaged.steps': 'les démarches',
  'damaged.export': 'vos choix pour ce dossier',
  'damaged.hiddenWords': 'les mots que vous cachez',
  'damaged.answers': 'vos réponses aux questions sur la loi',
  'damaged.notes': {
    one: 'vos notes sur une capture',
    other: 'vos notes sur {n} captures',
  },
  'damaged.documents': 'la liste de vos documents',
  'damaged.documentsMeaning':
    "Les documents (récépissés, certificats, accord signé) ne se distinguent plus des autres fichiers importés. Aucun fichier importé n'ira dans le dossier, sauf ceux que vous cochez sous « Vos documents ».",
  'damaged.hidden':
    "Les notes disent aussi si une image est intime et ce que vous y avez caché. Sans elles, l'image entière irait dans le dossier. Elle ne va jamais à un établissement scolaire.",
  'damaged.export.without': 'Préparer le dossier sans ce qui ne peut pas être lu',
  'damaged.export.withoutItems': {
    one: 'Préparer le dossier sans cette capture',
    other: 'Préparer le dossier sans ces {n} captures',
  },
  'damaged.export.withItems': {
    one: 'Joindre cette capture sans ses notes, image entière',
    other: 'Joindre ces captures sans leurs notes, images entières',
  },
  'damaged.replace': 'Recommencer cette page',
  'damaged.replacePart': 'Recommencer : {part}',
  'damaged.replaceConfirm': '{start} ?',
  'damaged.replaceMeaning':
    "Ce qui y était écrit ne peut plus être lu et sera remplacé par une page vide. Une copie de secours plus ancienne peut l'avoir encore. Vos captures ne changent pas.",
  'damaged.replacePartMeaning':
    "Ce qui y était écrit ne peut plus être lu et sera remplacé par des champs vides. Une copie de secours plus ancienne peut l'avoir encore. Vos captures ne changent pas.",
  'damaged.replaceDocumentsMeaning':
    "L'ancienne liste ne peut plus être lue. Par prudence, la nouvelle a tous vos fichiers importés jusqu'ici. Aucun ne va dans un dossier si vous ne le cochez pas. Les fichiers eux-mêmes ne changent pas.",
  'damaged.items': {
    one: "Une capture est abîmée sur le disque et ne peut plus être lue. Ni la recherche ni les comptes ne la montrent. Une copie de secours peut l'avoir encore.",
    other:
      '{n} captures sont abîmées sur le disque et ne peuvent plus être lues. Ni la recherche ni les comptes ne les montrent. Une copie de secours peut les avoir encore.',
  },
  'damaged.notesInList': {
    one: "Vos notes sur une capture sont abîmées sur le disque et ne peuvent plus être lues. La capture elle-même n'a pas changé.",
    other:
      "Vos notes sur {n} captures sont abîmées sur le disque et ne peuvent plus être lues. Les captures elles-mêmes n'ont pas changé.",
  },
  'pause.suggestion': 'Vous relisez depuis un moment. Rien ne presse : tout est gardé.',
  'pause.help': "Parler à quelqu'un",
  'pause.goOn': 'Continuer',
  'reveal.intimate': 'Cette image peut être intime. Appuyez encore une fois pour la voir.',
  'traces.title': "Ce que le navigateur montre à d'autres",
  'traces.downloads':
    "Le nom d'un fichier enregistré reste dans les téléchargements du navigateur et les fichiers récents. Sur un ordinateur partagé, retirez-le des deux listes. Un spécialiste peut encore retrouver ce nom.",
  'traces.clipboard': 'La copie reste dans le presse-papiers : copiez ensuite autre chose pour la remplacer.',
  'traces.printer': 'Une imprimante partagée peut garder cette feuille en mémoire.',
  'traces.profile':
    'Qui ouvre votre session voit que Recueil est là. Un navigateur synchronisé peut le montrer aussi sur un autre appareil, sans ce qui est gardé.',
  'traces.aloud':
    "Un lecteur d'écran à voix haute lit aussi ce que vous démasquez : des écouteurs le gardent pour vous.",
  'traces.private':
    'En navigation privée, ce que vous capturez est gardé comme ailleurs, même après la fermeture de la fenêtre.',
  'time.between': 'entre le {from} et le {to}',
  'time.ofPhone': '{when} (heure du téléphone)',
  'time.asShown': 'affiché « {raw} »',
  'platform.web': 'site web',
  'platform.phone': 'Téléphone (SMS, MMS, appel)',
  'platform.unknown': 'plateforme non indiquée',
} as const;
