export default {
  'activity.title': 'When and how many',
  'activity.meaning':
    'How many posts, from how many different accounts, and when. Choose a month then a day to look closer; the number leads to the captures.',
  'activity.all': 'By month',
  'activity.wider': 'Wider',
  'activity.when': 'When',
  'activity.items': 'Posts',
  'activity.accounts': 'Different accounts',
  'activity.show': 'posts: see them',
  'activity.peak': 'The highest: {when}, {items} posts, {accounts} different accounts.',
  'activity.unplaced': {
    one: '{n} post is not counted here: its date was not read finely enough.',
    other: '{n} posts are not counted here: their date was not read finely enough.',
  },
  'activity.basis': {
    one: 'From {n} post that you kept, not from all the messages.',
    other: 'From the {n} posts that you kept, not from all the messages.',
  },
} as const;
