export default {
  'deadline.title': 'Délais',
  'deadline.week': 'Cette semaine',
  'deadline.month': 'Ce mois-ci',
  'deadline.later': 'Plus tard',
  'deadline.passed': 'Passés',
  'deadline.noItems': "Aucune date connue pour l'instant : les dates apparaîtront avec les captures.",
  'deadline.unread': {
    one: "{n} capture illisible n'est pas comptée ici : le n° {list}. Le disque ne la rend plus ; sa date peut être proche.",
    other:
      '{n} captures illisibles ne sont pas comptées ici : les n° {list}. Le disque ne les rend plus ; leur date peut être proche.',
  },
  'deadline.until': "Jusqu'au {when}",
  'deadline.perhaps':
    "Peut-être encore possible : le délai finit entre le {first} et le {last}, car la date n'est pas bien connue. Voyez un avocat au plus tôt.",
  'deadline.lastDay': "C'est sans doute le dernier jour, le {when}. Voyez un avocat aujourd'hui.",
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
    'La page disait « il y a … » : un jour de plus est retiré. La vraie date peut encore être un peu plus ancienne.',
  'deadline.doubt.visibility-unread':
    "On ne sait pas si la publication est publique : c'est le délai le plus court qui est donné.",
  'deadline.reminders': 'Rappels',
  'deadline.remind': "Me le dire à l'ouverture du carnet, la semaine d'une date",
  'deadline.notify': 'Afficher aussi une notification du navigateur : « Rappel », et rien de plus',
  'deadline.notifyMeaning':
    "Le navigateur vous demandera s'il le peut. Elle s'affiche vers 10 h, une semaine avant une date puis la veille, même quand Recueil est verrouillé. Ce que vous capturez y compte dès que le carnet s'ouvre. Qui voit l'écran la voit aussi.",
  'deadline.notifyNext': 'Prochaine notification : le {when}.',
  'deadline.notifyRefused': "Le navigateur ne l'autorise pas. Le rappel reste une ligne à l'ouverture du carnet.",
  'deadline.notifyShared':
    "Aucune notification ne s'affiche sur cet ordinateur : vous avez dit que d'autres s'en servent, ou que vous ne savez pas.",
  'deadline.notifyUnsaid': "Pour une notification, dites d'abord qui utilise cet ordinateur",
  'deadline.due': 'Une date vous attend cette semaine :',
  'deadline.calendarMeaning':
    "Un fichier d'agenda (.ics) : il dit « Rappel » une semaine avant, et rien d'autre. Un agenda partagé montre la date aux autres.",
  'deadline.calendarSave': "Enregistrer le fichier d'agenda",
  'deadline.calendarWord': 'Rappel',
  'deadline.law': 'Ce que dit la loi de ce qui vous arrive',
} as const;
