export default {
  'report.title': 'Report to the platform',
  'report.before':
    'Capture before you report: a reported post may disappear. The author may learn that it was reported.',
  'report.rules': 'Report abuse to {platform}',
  'report.illegal': 'Report illegal content to {platform} (the form that European law asks for)',
  'report.privacy': 'Report an intrusion into your privacy to {platform}',
  'report.own-data': 'Ask {platform} for a copy of your own data',
  'report.seen': 'address noted on {date}',
  'report.opens': "These links open the platform's site in a new tab. Nothing else is sent to it.",
  'report.none':
    'No official address is known here for this site. Reporting is often in a menu near the post (“…”, “Report”).',
} as const;
