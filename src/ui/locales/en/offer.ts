export default {
  'offer.question': 'Do other people use this computer?',
  'offer.why': 'Your answer does not leave this computer.',
  'offer.mine': 'No, only me',
  'offer.shared': 'Yes',
  'offer.unknown': 'I do not know',
  'offer.protect': 'Protect what is kept with a passphrase',
  'offer.meaning': 'It is asked for when you read your captures again, never when you make one.',
  'offer.choose': 'Choose a passphrase',
  'offer.later': 'Later',
  'offer.noted': 'Noted. You can change this answer in the notebook, under “Lock”.',
  'offer.aside': 'You will find it in the notebook, under “Lock”.',
} as const;
