export default {
  'pendingContext.profile': "Page opened for capture no. {ordinal}. Is it the account's page?",
  'pendingContext.thread': 'Page opened for capture no. {ordinal}. Choose the first post, or the one it answers.',
  'pendingContext.check': 'Page opened to see whether capture no. {ordinal} is still online.',
  'pendingContext.captureCheck': 'Capture what I see',
  'pendingContext.captured': 'What this page shows is kept.',
  'pendingContext.noted': 'Noted: {result}',
  'pendingContext.reply': 'Page opened for capture no. {ordinal}. Choose your reply, if it is there.',
  'pendingContext.captureProfile': "Capture the account's page",
  'pendingContext.captureThread': 'Choose that post',
  'pendingContext.captureReply': 'Choose my reply',
} as const;
