export default {
  'timestamp.meaning':
    'A time-stamping authority can date your dossier when you create it. It can then be shown that it existed on that day, as it is. European law presumes a “qualified” time-stamp to be accurate; the others are admissible, without that presumption.',
  'timestamp.leaves':
    'Only a digest is sent: 64 digits and letters, which tell nothing. The authority also sees the internet address of your connection. Your browser will ask for your agreement.',
  'timestamp.who': 'By whom?',
  'timestamp.none': 'Do not have it dated',
  'timestamp.qualified': 'calls itself qualified',
  'timestamp.plain': 'not qualified',
  'timestamp.free': 'free',
  'timestamp.other': 'Another authority, by its address',
  'timestamp.address': 'Address of the authority',
  'timestamp.addressHint': 'It begins with https:// or http://',
  'timestamp.addressWrong': 'This address will not do: it begins with https:// or http://, without a user name.',
  'timestamp.captures': 'Have the history dated too, soon after each capture',
  'timestamp.seen': 'List as seen on {date}. Recueil is tied to none of them.',
  'timestamp.dated': 'The dossier is dated',
  'timestamp.datedBy': 'Dated {when} by {authority}.',
  'timestamp.unknown':
    'Recueil does not know this authority and cannot tell whether to rely on it. Whoever receives the dossier can check.',
  'timestamp.clockAhead':
    "This computer's clock is {minutes} min ahead. The history notes it. Set it right before further captures.",
  'timestamp.clockBehind':
    "This computer's clock is {minutes} min behind. The history notes it. Set it right before further captures.",
  'timestamp.notDated': 'The dossier is complete, but was not dated',
  'timestamp.later': 'You can hand it over like this, or start again later.',
  'timestamp.by': 'By {authority}',
  'timestamp.chosen': 'The dossier will be dated when you create it.',
  'timestamp.chosenNone': 'Nothing will be sent.',
  'timestamp.refused': 'The browser did not agree: this dossier cannot be dated. It is not created yet.',
  'timestamp.createUndated': 'Create it without a date',
  'timestamp.chooseOther': 'Choose another authority',
} as const;
