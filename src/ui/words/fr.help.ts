/** Help, guide, deadlines and questions of law: what surrounds the texts of src/law. */
export const help = {
  'help.title': 'Aide',
  'help.danger': 'En danger',
  'help.trace':
    "Un appel ou un site peut laisser une trace : relevé, historique. Si quelqu'un surveille vos appareils, utilisez ceux d'une autre personne.",
  'help.free': "Une aide officielle ne demande jamais d'argent ni vos mots de passe.",
  'help.guide': 'Guide : que faire, dans quel ordre',
  'help.card': 'Carte pour la personne qui vous aide',
  'help.back': 'Revenir au carnet',
  'help.suicide': 'Si vous pensez à mourir',
  'help.victim': 'Être écouté·e, porter plainte',
  'help.young': 'Enfants, ados, jeunes',
  'help.couple': 'Violences dans le couple, violences sexuelles',
  'help.intimate': 'Images intimes',
  'help.report': 'Signaler un contenu',
  'help.rights': 'Faire respecter ses droits',
  'help.local': "Près de chez vous : Val-d'Oise",
  'help.call': 'Appeler le {number}',
  'help.text': 'Écrire un SMS au {number}',
  'help.site': 'Ouvrir le site',
  'help.siteOf': 'Ouvrir le site : {name} (nouvel onglet)',
  'help.asOf': 'Coordonnées relevées sur une page du {when} : elles ont pu changer.',

  'guide.title': 'Guide',
  'guide.intro':
    "Chaque écran a un numéro : quelqu'un peut vous guider par téléphone. Rien n'est envoyé, tout est dans cet ordinateur.",
  'guide.number': 'Écran {number} sur {total}',
  'guide.list': 'Tous les écrans',
  'guide.previous': 'Écran {number}, avant',
  'guide.next': 'Écran {number}, ensuite',
  'guide.pages': 'Écrans du guide',
  'guide.lines': 'Qui peut aider',
  'guide.sources': 'Sources, relues le {when}',
  'guide.checked': "Codes : état au {law}. Information générale, pas un conseil d'avocat.",
  'guide.sourceDated': '{title}, {when}',

  'card.print': 'Imprimer cette page',
  'card.screens': 'Les écrans du guide, par leur numéro',
  'card.open': 'Dans Recueil : « Aide », puis « Guide ».',

  'deadline.title': 'Délais',
  'deadline.week': 'Cette semaine',
  'deadline.month': 'Ce mois-ci',
  'deadline.later': 'Plus tard',
  'deadline.passed': 'Passés',
  'deadline.none': 'Rien ici.',
  'deadline.noItems': "Rien d'enregistré pour l'instant : les dates apparaîtront avec les captures.",
  'deadline.unread': {
    one: "{n} élément illisible n'est pas compté ici : le n° {list}. Le disque ne le rend plus ; sa date peut être proche.",
    other:
      '{n} éléments illisibles ne sont pas comptés ici : les n° {list}. Le disque ne les rend plus ; leur date peut être proche.',
  },
  'deadline.until': "Jusqu'au {when}",
  'deadline.perhaps':
    "Peut-être encore possible : le délai finit entre le {first} et le {last}, car la date n'est pas bien connue. Voyez un avocat au plus tôt.",
  'deadline.was': "C'était jusqu'au {when}",
  'deadline.andMore': { one: 'et {n} autre', other: 'et {n} autres' },
  'deadline.posted': 'Compté depuis le {when}.',
  'deadline.postedBetween': 'Compté depuis le {first}, le dernier depuis le {last}.',
  'deadline.how': "Comment c'est calculé, ce qui n'est pas sûr",
  'deadline.moreLines': { one: 'Et {n} autre date.', other: 'Et {n} autres dates.' },
  'deadline.doubt.posting-unread':
    "La date de mise en ligne n'a pas été lue : le délai est compté depuis votre première capture. Il peut finir plus tôt, ou être déjà passé.",
  'deadline.doubt.posting-rough':
    "La date n'est connue qu'au jour, au mois ou à l'année : le premier jour possible est compté.",
  'deadline.doubt.posting-relative':
    'La page disait « il y a … » : un jour de plus est retiré, et la vraie date peut encore être un peu plus ancienne.',
  'deadline.doubt.visibility-unread':
    "On ne sait pas si la publication est publique : c'est le délai le plus court qui est donné.",
  'deadline.reminders': 'Rappels',
  'deadline.remind': "Me le dire à l'ouverture du carnet, la semaine d'une date",
  'deadline.notify': 'Afficher aussi une notification du navigateur : « Rappel », et rien de plus',
  'deadline.notifyMeaning':
    "Le navigateur vous demandera s'il le peut. Elle s'affiche vers 10 h, une semaine avant une date puis la veille, même quand Recueil est verrouillé ; ce que vous capturez y compte dès que le carnet s'ouvre. Qui voit l'écran la voit aussi.",
  'deadline.notifyNext': 'Prochaine notification : le {when}.',
  'deadline.notifyRefused':
    "Le navigateur ne l'autorise pas. Le rappel reste une ligne à l'ouverture du carnet.",
  'deadline.notifyShared':
    "Aucune notification ne s'affiche sur cet ordinateur : vous avez dit que d'autres s'en servent, ou que vous ne savez pas.",
  'deadline.notifyUnsaid': "Pour une notification, dites d'abord à qui est cet ordinateur",
  'deadline.due': 'Une date vous attend cette semaine :',
  'deadline.calendarMeaning':
    "Un fichier d'agenda (.ics) : il dit « Rappel » une semaine avant, et rien d'autre. Un agenda partagé montre la date aux autres.",
  'deadline.calendarSave': "Enregistrer le fichier d'agenda",
  'deadline.calendarWord': 'Rappel',

  'more.law': "Des questions simples, et les textes de loi qui peuvent s'appliquer.",
  'deadline.law': 'Ce que dit la loi de ce qui vous arrive',
  'done.forYou': 'Enregistrer la feuille pour vous',
  'done.forYouMeaning':
    'Vos délais, les textes possibles, les aides (un PDF) : pour vous seul·e. Ne la remettez pas avec le dossier.',

  'law.title': 'Ce que dit la loi',
  'law.intro':
    "Dites ce qui vous arrive : des textes de loi vous sont proposés, à titre indicatif. C'est la justice qui décide. Vous pouvez passer des questions.",
  'law.private': 'Vos réponses restent ici : elles ne vont jamais dans le dossier.',
  'law.saved': 'Réponse enregistrée.',
  'law.yes': 'Oui',
  'law.no': 'Non',
  'law.unsure': 'Je ne sais pas',
  'law.clear': 'Effacer les réponses',
  'law.suggested': 'Textes possibles, à titre indicatif',
  'law.count': { one: '{n} texte possible.', other: '{n} textes possibles.' },
  'law.none': "Répondez « Oui » à ce qui vous arrive : les textes s'afficheront ici.",
  'law.elements': 'Ce que la loi demande',
  'law.complaintNeeded': 'Il faut votre plainte pour que la justice agisse.',
  'law.complaintFree': 'La justice peut agir aussi sans votre plainte.',
  'law.public': 'En public.',
  'law.privately': 'En privé.',
  'law.graver': 'Ce qui aggrave',
  'law.helpNow': 'Si vous pensez à mourir : le 3114 répond jour et nuit.',
} as const;
