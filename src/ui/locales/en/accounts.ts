export default {
  'accounts.title': 'Accounts',
  'accounts.meaning':
    'The accounts that the kept posts come from. An account does not tell who is the person behind it.',
  'accounts.empty': 'Nothing kept yet. Accounts will appear here after a first capture.',
  'accounts.toActivity': 'When and how many: posts by month, day and hour',
  'accounts.seen': { one: '{n} account seen', other: '{n} accounts seen' },
  'accounts.tick': 'If you think that several accounts are the same person, tick them: the next step opens below.',
  'accounts.count': { one: '{n} post', other: '{n} posts' },
  'accounts.once': 'Kept {when}',
  'accounts.period': 'Kept from {first} to {last}',
  'accounts.repeated': {
    one: '{n} time the same words, to the letter',
    other: '{n} times the same words, to the letter',
  },
  'accounts.renamed': 'Changed its name:',
  'accounts.nameAlone': 'Only a name shown was read: it may be several accounts.',
  'accounts.names': 'Name shown:',
  'accounts.number': 'Number of the account:',
  'accounts.noProfile': 'Profile page: not captured yet. It helps to find the account, even renamed.',
  'accounts.profile': 'Profile captured, capture {ordinal}',
  'accounts.show': 'See its posts',
  'accounts.more': { one: 'Show {n} more account', other: 'Show {n} more accounts' },
} as const;
