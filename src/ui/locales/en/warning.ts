export default {
  'warning.archive-missing': 'The page could not be kept in a file (page.mhtml: not read).',
  'warning.archive-not-allowed':
    'The file page.mhtml was asked for, but the browser no longer gives the right (not read).',
  'warning.author-inherited':
    'The account is not written on this message: it comes from an earlier message in the conversation.',
  'warning.relative-time-only': 'The page only gives a duration (“3 h ago”): the exact time of posting is not known.',
  'warning.truncated-text': 'The page cuts the text. To keep it whole, open the post and capture it again.',
  'warning.time-mismatch': 'The time shown and the time taken from the identifier are not the same.',
  'warning.post-cut-by-window': 'The post is larger than the window: the image shows only a part of it.',
  'warning.post-partly-covered': 'Something on the page covers a part of the post.',
  'warning.page-captured-in-part': 'The page was not taken to its end: the picture shows only its beginning.',
  'warning.image-not-loaded': 'Some images of the page had not appeared when it was captured.',
  'warning.page-still-loading': 'The page was still loading: parts are missing from the picture.',
  'warning.page-covered': 'A banner or a window hid part of the page. Close it, then capture again.',
  'warning.content-blurred':
    'The page blurs texts: they cannot be read in the picture. Log in or show them, then capture again.',
  'warning.content-folded':
    'The page folded replies or cut texts: they are not in the picture. Unfold them, then capture again.',
  'warning.page-moved': 'The page moved during the capture: the image may be shifted.',
  'warning.window-resized': 'The size of the window or the zoom changed during the capture.',
  'warning.page-not-focused':
    'The keyboard was elsewhere than in the page during the capture (address bar, another window). Some sites then hide what they show. Look at the image; if something is missing, click in the page, then start again.',
  'warning.page-source-missing': 'The source of the page could not be kept.',
  'warning.text-file-missing': 'The file with the text could not be kept.',
  'warning.file-partly-read': 'The file was not read to its end: it is kept as it is.',
  'warning.image-not-shown': 'The image could not be shown here; the file is kept as it is.',
  'warning.image-not-kept': 'The address and the account are noted, without an image.',
  'warning.type-differs': "The file's name announces another type than its content.",
  'warning.text-not-well-formed':
    'The text held invalid characters. They were replaced, and their original value is kept apart.',
  'warning.reader-failed': 'Reading the page failed: the image is kept, the fields remain to be filled in.',
  'warning.layout-unknown': 'The page does not have the expected shape: please check what was read.',
  'warning.layout-changed':
    'The site changed the shape of its pages: Recueil finds posts there, but no longer what they contain. The image is kept: please fill in the fields.',
  'warning.nothing-rendered': 'The page showed nothing yet: no text and no picture. Wait until it is displayed.',
  'warning.content-closed':
    'Part of the page is closed to extensions: its words cannot be read. They are on the image.',
  'warning.quotation-left-out':
    'A part of the message is marked as a quotation. It is not in the text that was read, it is in the picture.',
  'warning.quote-without-id': 'The quoted post has no address that can be read on the page.',
  'warning.date-order-unknown': 'The date shown can be read in two ways (day and month): it is kept as it is.',
  'warning.several-quotes': 'The post quotes several others: only one was read.',
  'warning.edited': 'The page says that the post was edited.',
  'warning.deleted': 'The page says that the post was deleted.',
  'warning.canonical-mismatch': 'The page announces another address than that of the post.',
  'warning.not-logged-in': 'The page was seen without being logged in: a part of the post may be missing.',
  'warning.account-deleted': 'The account no longer exists at the time of the capture.',
  'warning.forwarded': 'The message was forwarded: the account shown may not be its author.',
  'warning.headers-not-read':
    "The e-mail's headers cannot be read on the page. To keep them, save the message (.eml) from the mail menu.",
  'warning.local-copy': 'This page shows a copy: the original post is on another server.',
  'warning.login-wall': 'The page asks to log in: it may not show everything.',
  'warning.own-message': 'This message comes from the person who is logged in.',
  'warning.short-link-unresolved': 'The address is a short link: where it leads was not looked up.',
  'warning.shown-through-another':
    'The post is shown through another one (a share or a repost). Its date and address may be those of the share.',
  'warning.content-changed': 'The page changed during the capture: the picture and the words read may not be the same.',
  'warning.value-cut':
    "A value on the page was beyond all measure: it was cut. The picture and the page's source were not.",
  'warning.other': 'Reader remark: {code}.',
} as const;
