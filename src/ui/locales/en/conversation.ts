export default {
  'conversation.show': 'Show the messages',
  'conversation.hide': 'Hide the messages',
  'conversation.asWritten': 'Names and dates are those of the file. They are not verified.',
  'conversation.unreadable': 'The messages of this file cannot be shown here. The file is still kept.',
  'conversation.more': { one: 'Show {n} more message', other: 'Show {n} more messages' },
} as const;
