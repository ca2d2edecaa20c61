export const codes = {
  'refusal.page-forbidden':
    'The browser allows no capture on this page. Open the post in an ordinary tab, then start again.',
  'refusal.page-pdf':
    'This page is a PDF, which the extension cannot read. Save the PDF from the browser menu, then import it in the notebook.',
  'refusal.page-not-allowed-yet':
    'The browser is waiting for your agreement on this page. Click the Recueil icon in the toolbar, then start again.',
  'refusal.page-frozen':
    'The page does not answer: nothing was recorded. Wait a moment, or reload the page, then try again.',
  'refusal.tab-changed':
    'The tab changed during the capture: nothing was recorded. Go back to the tab with the post, then start again.',
  'refusal.window-resized':
    'The size of the window or the zoom changed several times: nothing was recorded. Leave the window as it is, then start again.',
  'refusal.address-changed':
    'The address of the page changed during the capture: nothing was recorded. Wait until the page is shown, then start again.',
  'refusal.post-gone':
    'The post is no longer on screen: nothing was recorded. Find it again on the page, then start again.',
  'refusal.nothing-there':
    'There is nothing to record at that place. Click the post itself, or choose “Capture the screen”.',
  'refusal.shot-refused':
    'The browser did not give the image: nothing was recorded. Wait a few seconds, then start again.',
  'refusal.disk-full':
    'There is not enough room left on the disk. Free some space, then start again. What was already recorded has not changed.',
  'refusal.store-newer':
    'What is recorded here comes from a newer version of Recueil. Nothing was touched. Update Recueil to open it.',
  'refusal.store-lost':
    'The space where the browser kept your items is empty, and you did not erase it: a full or damaged disk may be the cause. A backup copy can be restored under “More”. You can go on capturing.',
  'refusal.store-unavailable':
    'The browser gives no access to the place where your captures are kept. Close the browser, open it again, then start again.',
  'refusal.private-window':
    'In a private window, this browser cannot keep your captures. Open the page in an ordinary window, then start again.',
  'refusal.item-too-large':
    'This capture is over {megabytes} MB: it was not recorded. Make the window smaller, then start again.',
  'refusal.too-many-items':
    'The case file already holds {items} items, the most it can keep: this capture was not recorded. Export the case file and keep a copy. For this post, take a screenshot with your device.',
  'refusal.interrupted': 'The capture stopped before the end: nothing was recorded. You can start again.',
  'refusal.already-running':
    'A capture or an export is already under way. Wait until it ends, then start again.',
  'refusal.item-altered':
    'An item no longer matches the fingerprint taken when it was recorded. No case file was written. You can export without that item.',
  'refusal.nothing-to-export': 'There is nothing to export yet. Capture a first post, then come back here.',
  'refusal.export-failed':
    'The case file could not be written, and nothing was left behind. Check that there is room on the disk, then start again.',
  'refusal.cancelled': 'It is cancelled, and nothing of what was under way was kept. You can start again.',
  'refusal.copy-gone':
    'Recueil was locked, or everything in it was erased: the dossier that was ready here is no longer on this disk. What you saved elsewhere stays there. You can make it again.',
  'refusal.locked':
    'Recueil is locked. Type your passphrase to see what is recorded. You can capture without it.',
  'refusal.wrong-passphrase':
    "This is not the right passphrase. Nothing has changed. Check capitals and the keyboard's language, then try again.",
  'refusal.wrong-recovery-code':
    'This is not the right recovery code. Nothing has changed. It has 32 letters and digits, without I, L, O or U.',
  'refusal.too-many-tries':
    'Several tries did not succeed. Wait {wait} before the next one. Nothing is erased.',
  'refusal.already-locked': 'A passphrase is already set. To change it, type the current one first.',
  'refusal.record-damaged':
    'A part of what is kept on the disk is damaged or was moved: it cannot be read. The rest has not changed.',
  'refusal.not-accepted':
    'This text is too long or holds something that cannot be kept. Nothing has changed: shorten it, then try again.',
  'refusal.file-empty': 'This file is empty. It was not imported: look for the original, then try again.',
  'refusal.file-unknown':
    'This type of file is not supported. It was not imported: a screenshot of what it shows can be.',
  'refusal.file-unreadable':
    'This file cannot be read: it was moved, renamed or changed since you chose it. It was not imported: choose it again.',
  'refusal.bug':
    'Something unexpected stopped the operation. Close this page, open it again, then start again.',

  'warning.author-inherited':
    'The account is not written on this message: it comes from an earlier message in the conversation.',
  'warning.relative-time-only':
    'The page only gives a duration (“3 h ago”): the exact time of posting is not known.',
  'warning.truncated-text': 'The page cuts the text. To keep it whole, open the post and capture it again.',
  'warning.time-mismatch': 'The time shown and the time taken from the identifier are not the same.',
  'warning.post-cut-by-window': 'The post is larger than the window: the image shows only a part of it.',
  'warning.post-partly-covered': 'Something on the page covers a part of the post.',
  'warning.page-captured-in-part': 'The page was not taken to its end: the picture shows only its beginning.',
  'warning.image-not-loaded': 'Some images of the page had not appeared when it was captured.',
  'warning.page-moved': 'The page moved during the capture: the image may be shifted.',
  'warning.window-resized': 'The size of the window or the zoom changed during the capture.',
  'warning.page-not-focused':
    'The keyboard was elsewhere than in the page during the capture (address bar, another window): some sites then hide what they show. Look at the image; if something is missing, click in the page, then start again.',
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
  'warning.quotation-left-out':
    'A part of the message is marked as a quotation: it is not in the text that was read, it is in the picture.',
  'warning.quote-without-id': 'The quoted post has no address that can be read on the page.',
  'warning.date-order-unknown':
    'The date shown can be read in two ways (day and month): it is kept as it is.',
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
    'The post is shown through another one (a share or a repost): its date and address may be those of the share.',
  'warning.content-changed':
    'The page changed during the capture: the picture and the words read may not be the same.',
  'warning.value-cut':
    "A value on the page was beyond all measure: it was cut. The picture and the page's source were not.",
  'warning.other': 'Reader remark: {code}.',

  'field.page': 'Address of the page',
  'path.captured': {
    one: 'one page captured before in this tab',
    other: '{n} pages captured before in this tab',
  },
  'field.accessPath': 'Access path',
  'field.frame': 'Address of the frame, in that page',
  'field.permalink': 'Address of the post',
  'field.platform': 'Platform',
  'field.surface': 'Kind',
  'field.visibility': 'Visibility',
  'field.displayName': 'Displayed account name',
  'field.handle': 'Account of the post',
  'field.profileUrl': 'Address of the account',
  'field.platformId': 'Account number',
  'field.posting': 'Posted',
  'field.acquiredAt': 'Recorded',
  'field.session': 'Account logged in during the capture',
  'field.replyTo': 'In reply to',
  'field.quoted': 'Quoted post',
  'field.pageTitle': 'Page title',
  'field.media': 'Images and videos',
  'field.reader': 'Reader used',

  'time.asShown': 'shown as “{raw}”',
  'media.count': { one: '{n} image or video', other: '{n} images or videos' },

  'confidence.high': 'sure reading',
  'confidence.medium': 'probable reading',
  'confidence.low': 'uncertain reading',

  'surface.post': 'post',
  'surface.reply': 'reply',
  'surface.comment': 'comment',
  'surface.message': 'message',
  'surface.story': 'story',
  'surface.review': 'review',
  'surface.profile': 'profile',
  'surface.email': 'e-mail',
  'surface.page': 'page',
  'surface.imported': 'imported document',
  'visibility.public': 'public',
  'visibility.followers': 'followers only',
  'visibility.closed-group': 'closed group',
  'visibility.private': 'private',
  'platform.web': 'website',
} as const;
