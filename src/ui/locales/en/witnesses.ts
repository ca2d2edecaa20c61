export default {
  'witnesses.title': 'Witnesses',
  'witnesses.meaning':
    'The people who saw the messages, or what they do to you. They stay in this notebook, unless you tick them when you prepare a dossier.',
  'witnesses.empty': 'Nobody noted yet.',
  'witnesses.new': 'Add a witness',
  'witnesses.add': 'Add',
  'witnesses.name': 'Name',
  'witnesses.contact': 'How to reach them',
  'witnesses.saw': 'What they saw, in a few words',
  'witnesses.sawHint': 'What a witness tells is theirs: do not write it in their place.',
} as const;
