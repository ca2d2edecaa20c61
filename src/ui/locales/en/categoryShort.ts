/** Categories in one or two words, for the rows of a list. */
export default {
  'categoryShort.insult': 'Insult',
  'categoryShort.accusation': 'Accusation',
  'categoryShort.threat': 'Threat',
  'categoryShort.hate': 'Hate',
  'categoryShort.sexual': 'Sexual remark',
  'categoryShort.intimate-image': 'Intimate image',
  'categoryShort.private-life': 'Private life',
  'categoryShort.impersonation': 'Impersonation',
  'categoryShort.blackmail': 'Blackmail',
  'categoryShort.incitement': 'Call against you',
  'categoryShort.insistence': 'Repeated messages',
  'categoryShort.other': 'Something else',
} as const;
