/** As in fr.platforms.ts. */
export const platforms = {
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

  'eml.gmail':
    'In Gmail: open the message, then its “⋮” menu, then “Download message”. Then add the file in the notebook.',
  'eml.outlook':
    'In Outlook: open the message, then its “…” menu, then “Download” or “Save as”. Then add the file in the notebook.',

  'sight.title': 'What do you see?',
  'sight.meaning':
    'What Recueil recognises on the open page. Nothing is kept, and no word of the page is repeated here.',
  'sight.open': 'What do you see?',
  'sight.searching': 'Reading the page…',
  'sight.none': 'No post is recognised on this page. “Capture the screen” works all the same.',
  'sight.sum': 'On this page: {posts}, {links}, {dates}.',
  'sight.posts': { one: '{n} post', other: '{n} posts' },
  'sight.links': { one: '{n} link', other: '{n} links' },
  'sight.dates': { one: '{n} date', other: '{n} dates' },
  'sight.reader': 'Reader used: {reader}, version {version}.',
  'sight.confirmed': 'Checked on a real page on {date}.',
  'sight.unconfirmed': 'This reader has not been checked on a real page yet: read over what it read.',
  'sight.generic': 'It is the general reader, for sites that have none of their own: read over what it read.',
  'sight.passed': 'The reader made for {platform} recognised no post.',
  'sight.field': 'Item of information',
  'sight.read': 'Read',
  'sight.why': 'Why the rest is not',
  'sight.more': 'more than {posts}',
  'sight.stopped.count': 'Reading stops there: these figures are those of the first posts on the page.',
  'sight.stopped.time':
    'Reading was stopped after a few seconds: the page takes long to read, and these figures are those of its beginning alone.',
  'sight.count': '{read} of {posts}',
  'sight.unsure': { one: '{n} of them to be read over', other: '{n} of them to be read over' },
  'sight.text': 'Text',
  'sight.again': 'Read the page again',
  'sight.gone': 'To start again: open the page, then the Recueil icon, and choose “What do you see?”.',
} as const;
