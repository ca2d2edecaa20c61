export default {
  'accounts.title': 'Comptes',
  'accounts.meaning':
    "Les comptes à l'origine des publications gardées. Le compte ne dit pas qui est la personne derrière.",
  'accounts.empty': "Rien de gardé pour l'instant. Les comptes apparaîtront ici après une première capture.",
  'accounts.toActivity': 'Quand et combien : publications par mois, jour et heure',
  'accounts.seen': { one: '{n} compte vu', other: '{n} comptes vus' },
  'accounts.tick':
    'Si vous pensez que plusieurs comptes sont à la même personne, cochez-les, puis cliquez sur « Regrouper ».',
  'accounts.count': { one: '{n} publication', other: '{n} publications' },
  'accounts.once': 'Gardée le {when}',
  'accounts.period': 'Gardées du {first} au {last}',
  'accounts.repeated': {
    one: '{n} fois les mêmes mots, à la lettre près',
    other: '{n} fois les mêmes mots, à la lettre près',
  },
  'accounts.renamed': 'A changé de nom :',
  'accounts.nameAlone': 'Seul un nom affiché a été lu : ce peut être plusieurs comptes.',
  'accounts.names': 'Nom affiché :',
  'accounts.number': 'Numéro du compte :',
  'accounts.noProfile': 'Page du profil : pas encore capturée. Elle aide à retrouver le compte, même renommé.',
  'accounts.profile': 'Page du compte : capture n° {ordinal}',
  'accounts.show': 'Voir ses publications',
  'accounts.more': { one: 'Montrer {n} compte de plus', other: 'Montrer {n} comptes de plus' },
} as const;
