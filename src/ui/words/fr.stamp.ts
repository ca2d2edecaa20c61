/** Having a dossier dated by somebody else. What « qualifié » means: Regulation (EU) 910/2014, article 41. */
export const stamp = {
  'stamp.title': 'Faire dater ce dossier par un tiers',
  'stamp.meaning':
    "Un organisme d'horodatage peut dater votre dossier au moment où vous l'exportez. Il sera alors possible de montrer qu'il existait déjà ce jour-là, tel quel. Un horodatage « qualifié » est présumé exact par le droit européen ; les autres sont recevables, sans cette présomption.",
  'stamp.leaves':
    "Seule une empreinte est envoyée : 64 chiffres et lettres, dont on ne peut rien déduire. L'organisme voit aussi l'adresse internet de votre connexion. Votre navigateur vous demandera votre accord.",
  'stamp.who': 'Par qui ?',
  'stamp.none': 'Ne pas faire dater',
  'stamp.qualified': 'se dit qualifié',
  'stamp.plain': 'non qualifié',
  'stamp.free': 'gratuit',
  'stamp.other': 'Un autre organisme, par son adresse',
  'stamp.address': "Adresse de l'organisme",
  'stamp.addressHint': 'Elle commence par https:// ou http://',
  'stamp.addressWrong':
    'Cette adresse ne convient pas : elle commence par https:// ou http://, sans identifiant.',
  'stamp.captures': 'Faire aussi dater le journal, peu après chaque capture',
  'stamp.seen': "Liste vue le {date}. Recueil n'a de lien avec aucun de ces organismes.",
  'stamp.save': 'Garder ce choix',
  'stamp.saved': 'Choix gardé. Vos prochains dossiers seront datés.',
  'stamp.savedNone': 'Choix gardé. Rien ne sera envoyé.',
  'stamp.notAllowed': "Le navigateur n'a pas donné l'accord. Rien n'a changé.",
  'stamp.dated': 'Le dossier est daté',
  'stamp.datedBy': 'Daté du {when} par {authority}.',
  'stamp.unknown':
    "Recueil ne connaît pas cet organisme et ne peut pas dire s'il est fiable. La personne qui reçoit le dossier pourra le vérifier.",
  'stamp.clockAhead':
    "L'horloge de cet ordinateur avance de {minutes} min. Le journal le note. Remettez-la à l'heure avant d'autres captures.",
  'stamp.clockBehind':
    "L'horloge de cet ordinateur retarde de {minutes} min. Le journal le note. Remettez-la à l'heure avant d'autres captures.",
  'stamp.notDated': "Le dossier est complet, mais n'a pas été daté",
  'stamp.later': "Vous pouvez le remettre ainsi, ou recommencer l'export plus tard.",

  'refusal.timestamp-not-allowed':
    "Le navigateur n'autorise pas Recueil à joindre cet organisme. Choisissez-le de nouveau.",
  'refusal.timestamp-unreachable':
    "L'organisme d'horodatage n'a pas répondu. Vous pourrez réessayer plus tard.",
  'refusal.timestamp-status':
    "L'organisme d'horodatage a répondu par une erreur. Vous pourrez réessayer plus tard.",
  'refusal.timestamp-not-a-reply':
    "À cette adresse répond une page, et non un organisme d'horodatage. Une connexion publique (hôtel, gare) peut en être la cause.",
  'refusal.timestamp-malformed':
    "La réponse de l'organisme d'horodatage n'est pas lisible. Elle n'a pas été gardée.",
  'refusal.timestamp-refused': "L'organisme d'horodatage a refusé. Vous pouvez en choisir un autre.",
  'refusal.timestamp-imprint': "La réponse date une autre empreinte que la nôtre. Elle n'a pas été gardée.",
  'refusal.timestamp-nonce': "La réponse n'est pas celle de notre demande. Elle n'a pas été gardée.",
  'refusal.timestamp-signer-missing':
    "La réponse vient sans le certificat de l'organisme. Elle n'a pas été gardée.",
  'refusal.timestamp-signature':
    "La signature de l'organisme ne correspond pas à sa réponse. Elle n'a pas été gardée.",
  'refusal.timestamp-binding':
    "La réponse n'est pas liée au certificat qui l'accompagne. Elle n'a pas été gardée.",
  'refusal.timestamp-purpose':
    "Le certificat de l'organisme n'est pas fait pour horodater. La réponse n'a pas été gardée.",
  'refusal.timestamp-expired':
    "Le certificat de l'organisme n'est pas valable à l'heure qu'il indique. La réponse n'a pas été gardée.",
  'refusal.timestamp-self-signed':
    "L'organisme se garantit lui-même : personne d'autre ne répond de lui. La réponse n'a pas été gardée.",
} as const;
