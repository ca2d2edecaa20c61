/** « Signaler à la plateforme », on an item's page, and « Que voyez-vous ? ». */
export const platforms = {
  'report.title': 'Signaler à la plateforme',
  'report.before':
    "Capturez avant de signaler : une publication signalée peut disparaître. L'auteur peut apprendre qu'il a été signalé.",
  'report.rules': 'Signaler un abus à {platform}',
  'report.illegal': 'Signaler un contenu illégal à {platform} (formulaire prévu par la loi européenne)',
  'report.privacy': 'Signaler une atteinte à votre vie privée à {platform}',
  'report.own-data': 'Demander à {platform} une copie de vos propres données',
  'report.seen': 'adresse relevée le {date}',
  'report.opens':
    "Ces liens ouvrent le site de la plateforme dans un nouvel onglet. Rien d'autre ne lui est envoyé.",
  'report.none':
    "Aucune adresse officielle n'est connue ici pour ce site. Le signalement se trouve souvent dans un menu près de la publication (« … », « Signaler »).",

  'eml.gmail':
    'Dans Gmail : ouvrez le message, puis son menu « ⋮ », puis « Télécharger le message ». Ajoutez ensuite le fichier dans le carnet.',
  'eml.outlook':
    'Dans Outlook : ouvrez le message, puis son menu « … », puis « Télécharger » ou « Enregistrer sous ». Ajoutez ensuite le fichier dans le carnet.',

  'sight.title': 'Que voyez-vous ?',
  'sight.meaning':
    "Ce que Recueil reconnaît sur la page ouverte. Rien n'est gardé, et aucun mot de la page n'est repris ici.",
  'sight.open': 'Que voyez-vous ?',
  'sight.searching': 'Lecture de la page…',
  'sight.none': "Aucune publication n'est reconnue sur cette page. « Capturer l'écran » marche quand même.",
  'sight.sum': 'Sur cette page : {posts}, {links}, {dates}.',
  'sight.posts': { one: '{n} publication', other: '{n} publications' },
  'sight.links': { one: '{n} lien', other: '{n} liens' },
  'sight.dates': { one: '{n} date', other: '{n} dates' },
  'sight.reader': 'Lecteur utilisé : {reader}, version {version}.',
  'sight.confirmed': 'Vérifié sur une vraie page le {date}.',
  'sight.unconfirmed': "Ce lecteur n'a pas encore été vérifié sur une vraie page : relisez ce qu'il a lu.",
  'sight.generic':
    "Le lecteur général, qui sert pour les sites qu'il ne connaît pas : relisez ce qu'il a lu.",
  'sight.passed': "Le lecteur prévu pour {platform} n'a reconnu aucune publication.",
  'sight.field': 'Information',
  'sight.read': 'Lu',
  'sight.why': "Pourquoi le reste ne l'est pas",
  'sight.more': 'plus de {posts}',
  'sight.stopped.count':
    "La lecture s'arrête là : ces nombres valent pour les premières publications de la page.",
  'sight.stopped.time':
    'Lecture arrêtée après quelques secondes : la page est longue à lire, et ces nombres ne valent que pour son début.',
  'sight.count': '{read} sur {posts}',
  'sight.unsure': { one: 'dont {n} à relire', other: 'dont {n} à relire' },
  'sight.text': 'Texte',
  'sight.again': 'Relire la page',
  'sight.gone':
    "Pour recommencer : ouvrez la page, puis l'icône de Recueil, et choisissez « Que voyez-vous ? ».",
} as const;
