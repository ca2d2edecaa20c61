export default {
  'diagnostics.title': 'Ce que Recueil lit ici',
  'diagnostics.meaning':
    "Ce que Recueil reconnaît sur la page ouverte. Rien n'est gardé, et aucun mot de la page n'est repris ici.",
  'diagnostics.searching': 'Lecture de la page…',
  'diagnostics.none': "Aucune publication n'est reconnue sur cette page. « Capturer l'écran » marche quand même.",
  'diagnostics.sum': 'Sur cette page : {posts}, {links}, {dates}.',
  'diagnostics.posts': { one: '{n} publication', other: '{n} publications' },
  'diagnostics.links': { one: '{n} lien', other: '{n} liens' },
  'diagnostics.dates': { one: '{n} date', other: '{n} dates' },
  'diagnostics.reader': 'Lecteur utilisé : {reader}, version {version}.',
  'diagnostics.confirmed': 'Vérifié sur une vraie page le {date}.',
  'diagnostics.unconfirmed': "Ce lecteur n'a pas encore été vérifié sur une vraie page : relisez ce qu'il a lu.",
  'diagnostics.generic': "Le lecteur général, qui sert pour les sites qu'il ne connaît pas : relisez ce qu'il a lu.",
  'diagnostics.passed': "Le lecteur prévu pour {platform} n'a reconnu aucune publication.",
  'diagnostics.field': 'Information',
  'diagnostics.read': 'Lu',
  'diagnostics.why': "Pourquoi le reste ne l'est pas",
  'diagnostics.more': 'plus de {posts}',
  'diagnostics.stopped.count':
    "La lecture s'arrête là : ces nombres valent pour les premières publications de la page.",
  'diagnostics.stopped.time':
    'Lecture arrêtée après quelques secondes : la page est longue à lire, et ces nombres ne valent que pour son début.',
  'diagnostics.count': '{read} sur {posts}',
  'diagnostics.unsure': { one: 'dont {n} à relire', other: 'dont {n} à relire' },
  'diagnostics.text': 'Texte',
  'diagnostics.copy': 'Copier ce rapport',
  'diagnostics.copyMeaning': "Des nombres et des noms de lecteurs : aucun mot de la page n'y est.",
  'diagnostics.copied': 'Rapport copié.',
  'diagnostics.copyFailed': "Le navigateur n'a pas copié le rapport.",
  'diagnostics.again': 'Relire la page',
  'diagnostics.gone':
    "Pour recommencer : ouvrez la page, puis l'icône de Recueil, et choisissez « Ce que Recueil lit ici ».",
} as const;
