export default {
  'conversation.show': 'Montrer les messages',
  'conversation.hide': 'Masquer les messages',
  'conversation.asWritten': 'Noms et dates sont ceux du fichier. Ils ne sont pas vérifiés.',
  'conversation.unreadable': 'Les messages de ce fichier ne peuvent pas être montrés ici. Le fichier reste gardé.',
  'conversation.more': { one: 'Montrer {n} message de plus', other: 'Montrer {n} messages de plus' },
} as const;
