export default {
  'timestamp.meaning':
    "Un organisme d'horodatage peut dater votre dossier au moment où vous le créez. Il sera alors possible de montrer qu'il existait déjà ce jour-là, tel quel. Un horodatage « qualifié » est présumé exact par le droit européen ; les autres sont recevables, sans cette présomption.",
  'timestamp.leaves':
    "Seule une empreinte est envoyée : 64 chiffres et lettres, dont on ne peut rien déduire. L'organisme voit aussi l'adresse internet de votre connexion. Votre navigateur vous demandera votre accord.",
  'timestamp.who': 'Par qui ?',
  'timestamp.none': 'Ne pas faire dater',
  'timestamp.qualified': 'se dit qualifié',
  'timestamp.plain': 'non qualifié',
  'timestamp.free': 'gratuit',
  'timestamp.other': 'Un autre organisme, par son adresse',
  'timestamp.address': "Adresse de l'organisme",
  'timestamp.addressHint': 'Elle commence par https:// ou http://',
  'timestamp.addressWrong': 'Cette adresse ne convient pas : elle commence par https:// ou http://, sans identifiant.',
  'timestamp.captures': "Faire aussi dater l'historique, peu après chaque capture",
  'timestamp.seen': "Liste vue le {date}. Recueil n'a de lien avec aucun de ces organismes.",
  'timestamp.dated': 'Le dossier est daté',
  'timestamp.datedBy': 'Daté du {when} par {authority}.',
  'timestamp.unknown':
    "Recueil ne connaît pas cet organisme et ne peut pas dire s'il est fiable. La personne qui reçoit le dossier pourra le vérifier.",
  'timestamp.clockAhead':
    "L'horloge de cet ordinateur avance de {minutes} min. L'historique le note. Remettez-la à l'heure avant d'autres captures.",
  'timestamp.clockBehind':
    "L'horloge de cet ordinateur retarde de {minutes} min. L'historique le note. Remettez-la à l'heure avant d'autres captures.",
  'timestamp.notDated': "Le dossier est complet, mais n'a pas été daté",
  'timestamp.later': 'Vous pouvez le remettre ainsi, ou recommencer plus tard.',
  'timestamp.by': 'Par {authority}',
  'timestamp.chosen': 'Le dossier sera daté quand vous le créerez.',
  'timestamp.chosenNone': 'Rien ne sera envoyé.',
  'timestamp.refused':
    "Le navigateur n'a pas donné l'accord : ce dossier ne peut pas être daté. Il n'est pas encore créé.",
  'timestamp.createUndated': 'Le créer sans date',
  'timestamp.chooseOther': 'Choisir un autre organisme',
} as const;
