import type { stamp as fr } from './fr.stamp.ts';

export const stamp: { readonly [K in keyof typeof fr]: string } = {
  'stamp.title': 'Have this dossier dated by somebody else',
  'stamp.meaning':
    'A time-stamping authority can date your dossier when you export it. It can then be shown that it existed on that day, as it is. European law presumes a “qualified” time-stamp to be accurate; the others are admissible, without that presumption.',
  'stamp.leaves':
    'Only a digest is sent: 64 digits and letters, which tell nothing. The authority also sees the internet address of your connection. Your browser will ask for your agreement.',
  'stamp.who': 'By whom?',
  'stamp.none': 'Do not have it dated',
  'stamp.qualified': 'calls itself qualified',
  'stamp.plain': 'not qualified',
  'stamp.free': 'free',
  'stamp.other': 'Another authority, by its address',
  'stamp.address': 'Address of the authority',
  'stamp.addressHint': 'It begins with https:// or http://',
  'stamp.addressWrong': 'This address will not do: it begins with https:// or http://, without a user name.',
  'stamp.captures': 'Have the journal dated too, soon after each capture',
  'stamp.seen': 'List as seen on {date}. Recueil is tied to none of them.',
  'stamp.save': 'Keep this choice',
  'stamp.saved': 'Choice kept. Your next dossiers will be dated.',
  'stamp.savedNone': 'Choice kept. Nothing will be sent.',
  'stamp.notAllowed': 'The browser did not agree. Nothing has changed.',
  'stamp.dated': 'The dossier is dated',
  'stamp.datedBy': 'Dated {when} by {authority}.',
  'stamp.unknown':
    'Recueil does not know this authority and cannot tell whether to rely on it. Whoever receives the dossier can check.',
  'stamp.clockAhead':
    "This computer's clock is {minutes} min ahead. The journal notes it. Set it right before further captures.",
  'stamp.clockBehind':
    "This computer's clock is {minutes} min behind. The journal notes it. Set it right before further captures.",
  'stamp.notDated': 'The dossier is complete, but was not dated',
  'stamp.later': 'You can hand it over like this, or export again later.',

  'refusal.timestamp-not-allowed':
    'The browser does not allow Recueil to reach this authority. Choose it again.',
  'refusal.timestamp-unreachable': 'The time-stamping authority did not answer. You can try again later.',
  'refusal.timestamp-status': 'The time-stamping authority answered with an error. You can try again later.',
  'refusal.timestamp-not-a-reply':
    'A page answers at this address, not a time-stamping authority. A public connection (hotel, station) may be the cause.',
  'refusal.timestamp-malformed': "The authority's answer cannot be read. It was not kept.",
  'refusal.timestamp-refused': 'The time-stamping authority refused. You can choose another one.',
  'refusal.timestamp-imprint': 'The answer dates another digest than ours. It was not kept.',
  'refusal.timestamp-nonce': 'The answer is not to our query. It was not kept.',
  'refusal.timestamp-signer-missing':
    "The answer comes without the authority's certificate. It was not kept.",
  'refusal.timestamp-signature': "The authority's signature does not match its answer. It was not kept.",
  'refusal.timestamp-binding': 'The answer is not bound to the certificate beside it. It was not kept.',
  'refusal.timestamp-purpose':
    "The authority's certificate is not made for time-stamping. The answer was not kept.",
  'refusal.timestamp-expired':
    "The authority's certificate is not valid at the time it states. The answer was not kept.",
  'refusal.timestamp-self-signed':
    'The authority vouches for itself: nobody else answers for it. The answer was not kept.',
};
