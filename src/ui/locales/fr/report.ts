export default {
  'report.title': 'Signaler à la plateforme',
  'report.before':
    "Capturez avant de signaler : une publication signalée peut disparaître. L'auteur peut apprendre qu'il a été signalé.",
  'report.rules': 'Signaler un abus à {platform}',
  'report.illegal': 'Signaler un contenu illégal à {platform} (formulaire prévu par la loi européenne)',
  'report.privacy': 'Signaler une atteinte à votre vie privée à {platform}',
  'report.own-data': 'Demander à {platform} une copie de vos propres données',
  'report.seen': 'adresse relevée le {date}',
  'report.opens': "Ces liens ouvrent le site de la plateforme dans un nouvel onglet. Rien d'autre ne lui est envoyé.",
  'report.none':
    "Aucune adresse officielle n'est connue ici pour ce site. Le signalement se trouve souvent dans un menu près de la publication (« … », « Signaler »).",
} as const;
