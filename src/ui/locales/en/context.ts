export default {
  'context.title': 'Context',
  'context.meaning':
    'The page opens in a tab. Then click the Recueil icon: it offers the capture and links the two captures.',
  'context.seen': 'Some sites show an account who has seen its page.',
  'context.profile': "Open the account's page",
  'context.thread': 'Open the post and what comes before it',
  'context.reply': 'Open the page to keep my reply',
  'context.ownReply': 'If you replied, your reply shows the whole exchange. You do not have to keep it.',
  'context.offer':
    'This is the first kept post of this account. Its page, and what it answers, may help to understand.',
  'context.later': 'Not now',
  'context.aside': "You can do it later, from the capture's page.",
  'context.of.profile': "An account's page, for another capture",
  'context.of.thread': 'What comes before another capture',
  'context.of.check': "Seen later at another capture's address",
  'context.first': 'See the capture it was for',
  'context.of.reply': 'Reply to another capture',
} as const;
