export default {
  'operator.title': 'Qui capture',
  'operator.meaning': "Si vous agissez pour quelqu'un, dites-le ici : chaque capture faite ensuite le dira aussi.",
  'operator.sealed':
    'Ce que vous écrivez ici entre dans chaque capture faite ensuite et ne pourra plus en être retiré. La personne accusée pourra le lire un jour.',
  'operator.role': 'Vous êtes',
  'operator.notStated': 'Ne pas le dire',
  'operator.role.self': 'La personne harcelée',
  'operator.role.parent': 'Son parent',
  'operator.role.relative': 'Un proche',
  'operator.role.professional': 'Un professionnel, une association',
  'operator.withChild': 'Regardez avec votre enfant, avec son accord si possible.',
  'operator.notWithout':
    "Demandez-lui son accord avant de capturer. N'ouvrez ni ses comptes ni ses messages privés sans cet accord : la loi peut l'interdire.",
  'operator.professional': "Notez l'accord de la personne, et ne gardez que ce qui sert à l'aider.",
  'operator.forWhom': 'Pour qui',
  'operator.authorisation': 'Son accord',
  'operator.authorisation.signed': 'Écrit et signé',
  'operator.authorisation.oral': 'Donné de vive voix',
  'operator.authorisation.none': 'Pas encore demandé',
  'operator.complaint':
    'Image intime, vie privée : la plainte vient de la personne harcelée, même mineure, ou de ses parents.',
  'operator.name': 'Votre nom',
  'operator.nameHint': 'Vous pouvez le laisser vide.',
  'operator.since': 'Depuis le',
  'operator.save': 'Enregistrer',
} as const;
