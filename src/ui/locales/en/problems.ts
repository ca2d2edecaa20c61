export default {
  'refusal.backup-not-one': 'This file is no backup copy of Recueil. Nothing has changed.',
  'refusal.backup-newer': 'This copy comes from a later version. Update Recueil, then try again.',
  'refusal.backup-passphrase':
    'This is not the right passphrase, or the beginning of the file is damaged. Nothing has changed. You can try again.',
  'refusal.backup-damaged':
    'This copy is incomplete or damaged. Nothing was restored. Copy it again from where it is kept, then try again.',
  'refusal.backup-not-empty':
    'This notebook already holds captures: nothing was restored. Open the copy in another profile of the browser, or erase this notebook first.',
  'refusal.page-forbidden':
    'The browser allows no capture here: an error page, a browser page or a store of extensions. Open the post itself, then start again. If the site no longer answers, import a photo of the screen.',
  'refusal.page-reader-mode':
    'This page is in reader view, where no capture is possible. Leave it by its icon in the address bar, then start again.',
  'refusal.page-pdf':
    'This page is a PDF, which the extension cannot read. Save the PDF from the browser menu, then import it in the notebook.',
  'refusal.page-not-allowed-yet':
    'The browser is waiting for your agreement on this page. Click the Recueil icon in the toolbar, then start again.',
  'refusal.page-frozen':
    'The page does not answer: nothing was kept. Wait a moment, or reload the page, then try again.',
  'refusal.readers-missing':
    'Recueil could not get ready for this page: nothing was kept. Reload the page, then start again.',
  'refusal.tab-changed':
    'The tab changed during the capture: nothing was kept. Go back to the tab with the post, then start again.',
  'refusal.window-resized':
    'The size of the window or the zoom changed several times: nothing was kept. Leave the window as it is, then start again.',
  'refusal.page-pinch-zoomed':
    'The page is enlarged with two fingers: nothing was kept. Make it smaller the same way, then try again.',
  'refusal.address-changed':
    'The address of the page changed during the capture: nothing was kept. Wait until the page is shown, then start again.',
  'refusal.post-gone':
    'The post is no longer on screen: nothing was kept. Find it again on the page, then start again.',
  'refusal.nothing-there':
    'There is nothing to keep at that place. Click the post itself, or choose “Capture the screen”.',
  'refusal.nothing-chosen': 'Nothing was chosen on the page: nothing was kept. To keep the post, start again.',
  'refusal.nothing-else-chosen':
    'After that, nothing else was chosen on the page: nothing else was kept. What was kept stays kept.',
  'refusal.shot-refused': 'The browser did not give the image: nothing was kept. Wait a few seconds, then start again.',
  'refusal.picture-blank': 'The image did not show the post: it was not kept. Start again.',
  'refusal.cover-in-picture':
    'The screen that hides the page showed in an image: that image was not kept. Start again, without hiding the page if need be.',
  'refusal.disk-full':
    'There is not enough room left on the disk. Free some space, then start again. What was already kept has not changed.',
  'refusal.store-newer':
    'What is kept here comes from a newer version of Recueil. Nothing was touched. Update Recueil to open it.',
  'refusal.store-lost':
    'The space where the browser kept your captures is empty, and you did not erase it. A full or damaged disk may be the cause. If you have a backup copy, restore it under “Settings”. You can go on capturing.',
  'refusal.store-unavailable':
    'The browser gives no access to the place where your captures are kept. Close the browser, open it again, then start again.',
  'refusal.private-window':
    'Every window of this browser is private: it can keep nothing. In Firefox, open “Settings”, “Privacy & Security”, then “History”. Choose “Remember history”, restart Firefox, then start again.',
  'refusal.item-too-large':
    'This capture is over {megabytes} MB: it was not kept. Make the window smaller, then start again.',
  'refusal.too-many-items':
    'This notebook already holds {items} captures, the most it can keep: this capture was not kept. Prepare the dossier and keep a copy. For this post, take a screenshot with your device.',
  'refusal.unfold-address':
    'A button of the page opened another address. Recueil pressed no other one. Nothing was kept. Go back, then capture without unfolding.',
  'refusal.unfold-dialog':
    'A button of the page opened a window. Recueil pressed no other one. Nothing was kept. Close it, then capture without unfolding.',
  'refusal.unfold-tab':
    'A tab or a window opened during the unfolding. Recueil pressed no other button. Nothing was kept. Close it, then capture without unfolding.',
  'refusal.interrupted': 'The capture stopped before the end: nothing was kept. You can start again.',
  'refusal.reading-invalid': 'This page could not be read: nothing was kept. You can start again.',
  'refusal.already-running': 'A capture or a dossier is already under way. Wait until it ends, then start again.',
  'refusal.item-altered':
    'A capture no longer matches the fingerprint taken when it was kept. No dossier was written. You can prepare the dossier without that capture.',
  'refusal.nothing-to-export': 'There is nothing to put in a dossier yet. Capture a first post, then come back here.',
  'refusal.export-failed':
    'The dossier could not be written, and nothing was left behind. Check that there is room on the disk, then start again.',
  'refusal.hidden-parts': 'The dossier is not written yet. Choose below first.',
  'refusal.files-uncleaned':
    'The dossier is not written yet: an imported file may tell a place or a name. Choose below.',
  'refusal.word-too-short': 'This is too short to be searched. Write at least two letters or digits.',
  'refusal.cancelled': 'It is cancelled: nothing of what was under way was kept. You can start again.',
  'refusal.copy-gone':
    'Recueil was locked, or something in it was erased. The dossier that was ready here is no longer on this disk. What you saved elsewhere stays there. You can make the dossier again.',
  'refusal.locked': 'Recueil is locked. Type your passphrase to see what is kept. You can capture without it.',
  'refusal.wrong-passphrase':
    "This is not the right passphrase. Nothing has changed. Check capitals and the keyboard's language, then try again.",
  'refusal.wrong-zip-password':
    'This is not the password of this file. Nothing has changed. Check capitals, then try again.',
  'refusal.wrong-recovery-code':
    'This is not the right recovery code. Nothing has changed. It has 32 letters and digits, without I, L, O or U.',
  'refusal.weak-passphrase': 'This is too easy to guess. Try several words that have nothing to do with each other.',
  'refusal.too-many-tries': 'Several tries did not succeed. Wait {wait} before the next one. Nothing is erased.',
  'refusal.already-locked': 'A passphrase is already set. To change it, type the current one first.',
  'refusal.record-damaged':
    'A part of what is kept on the disk is damaged or was moved: it cannot be read. The rest has not changed.',
  'refusal.not-accepted':
    'This text is too long or holds something that cannot be kept. Nothing has changed: shorten it, then try again.',
  'refusal.file-empty': 'This file is empty. It was not imported: look for the original, then try again.',
  'refusal.file-unknown':
    'This type of file is not supported. It was not imported. You can import a screenshot of what it shows.',
  'refusal.file-unreadable':
    'This file cannot be read: it was moved, renamed or changed since you chose it. It was not imported: choose it again.',
  'refusal.archive-encrypted':
    'This archive is protected by a password. Open it with that password, save it without one, then choose that copy.',
  'refusal.archive-damaged':
    'This archive is incomplete or damaged. Nothing was imported: download all of it again, then start again.',
  'refusal.archive-too-large':
    'This archive grows without end when it is opened. It was not read, and nothing was imported.',
  'refusal.archive-mixed':
    'These files contain several archives of messages, or one in two formats (JSON and HTML). Nothing was imported. Choose one only. If both formats are in one zip, take the JSON file out of it and choose that.',
  'refusal.bug': 'Something unexpected stopped the operation. Close this page, open it again, then start again.',
  'refusal.origin-altered':
    'A received dossier is no longer as it was checked. Untick it, or erase it, then add it again.',
  'refusal.origin-already': 'This dossier is already among your received dossiers. Nothing changed.',
  'refusal.origin-nothing-new':
    'All that this dossier holds is already among your captures. It was not kept a second time.',
  'refusal.origin-too-large':
    'This dossier is too large to be kept here. It is over {gigabytes} GB, or one of its files is too large. Nothing changed.',
  'refusal.timestamp-not-allowed': 'The browser does not allow Recueil to reach this authority. Choose it again.',
  'refusal.timestamp-unreachable': 'The time-stamping authority did not answer. You can try again later.',
  'refusal.timestamp-status': 'The time-stamping authority answered with an error. You can try again later.',
  'refusal.timestamp-not-a-reply':
    'A page answers at this address, not a time-stamping authority. A public connection (hotel, station) may be the cause.',
  'refusal.timestamp-malformed': "The authority's answer cannot be read. It was not kept.",
  'refusal.timestamp-refused': 'The time-stamping authority refused. You can choose another one.',
  'refusal.timestamp-imprint': 'The answer dates another fingerprint than ours. It was not kept.',
  'refusal.timestamp-nonce': 'The answer is not to our query. It was not kept.',
  'refusal.timestamp-signer-missing': "The answer comes without the authority's certificate. It was not kept.",
  'refusal.timestamp-signature': "The authority's signature does not match its answer. It was not kept.",
  'refusal.timestamp-binding': 'The answer is not bound to the certificate beside it. It was not kept.',
  'refusal.timestamp-purpose': "The authority's certificate is not made for time-stamping. The answer was not kept.",
  'refusal.timestamp-expired':
    "The authority's certificate is not valid at the time it states. The answer was not kept.",
  'refusal.timestamp-self-signed':
    'The authority vouches for itself: nobody else answers for it. The answer was not kept.',
  'refusal.timestamp-weak': 'The authority uses an algorithm that is no longer safe. The answer was not kept.',
  'warning.archive-missing': 'The page could not be kept in a file (page.mhtml: not read).',
  'warning.archive-not-allowed':
    'The file page.mhtml was asked for, but the browser no longer gives the right (not read).',
  'warning.author-inherited':
    'The account is not written on this message: it comes from an earlier message in the conversation.',
  'warning.relative-time-only': 'The page only gives a duration (“3 h ago”): the exact time of posting is not known.',
  'warning.translated-text':
    "The text shown is a machine translation, not the author's words. To keep those words, show the original on the page. Then capture it again.",
  'warning.truncated-text': 'The page cuts the text. To keep it whole, open the post and capture it again.',
  'warning.time-mismatch': 'The time shown and the time taken from the identifier are not the same.',
  'warning.post-cut-by-window': 'The post is larger than the window: the image shows only a part of it.',
  'warning.post-partly-covered': 'Something on the page covers a part of the post.',
  'warning.pane-cut':
    'A part of the page scrolls on its own: the image shows only a piece of it. Capture the conversation or each post there.',
  'warning.image-incomplete': 'The image is incomplete: words or photos of the post are not visible in it.',
  'warning.page-captured-in-part': 'The page was not taken to its end: the image shows only its beginning.',
  'warning.image-not-loaded': 'Some images of the page had not appeared when it was captured.',
  'warning.page-still-loading': 'The page was still loading: parts are missing from the image.',
  'warning.page-covered': 'A banner or a window hid part of the page. Close it, then capture again.',
  'warning.words-not-drawn': 'The page hid words. They were read, but the image does not show them.',
  'warning.content-blurred':
    'The page blurs texts: they cannot be read in the image. Log in or show them, then capture again.',
  'warning.content-folded':
    'The page folded replies or cut texts: they are not in the image. Unfold them, then capture again.',
  'warning.page-moved': 'The page moved during the capture: the image may be shifted.',
  'warning.window-resized': 'The size of the window or the zoom changed during the capture.',
  'warning.page-not-focused':
    'The keyboard was elsewhere than in the page during the capture (address bar, another window). Some sites then hide what they show. Look at the image; if something is missing, click in the page, then start again.',
  'warning.page-source-missing': 'The code of the page could not be kept.',
  'warning.text-file-missing': 'The file that holds the text could not be kept.',
  'warning.file-partly-read': 'The file was not read to its end: it is kept as it is.',
  'warning.image-cut': 'The file stops before the end of the image. If you still have it elsewhere, copy it again.',
  'warning.image-not-shown': 'The image could not be shown here; the file is kept as it is.',
  'warning.image-not-kept': 'The address and the account are noted, without an image.',
  'warning.export-format-unconfirmed':
    'Unconfirmed format: nothing proves the platform or the form of this archive. Compare with the original.',
  'warning.field-repeated': 'The archive gives one detail of this message twice. It was not read.',
  'warning.sender-alike':
    'In this conversation, another sender has the same name, or one that looks like it. It may be somebody else.',
  'warning.media-missing': 'The archive names a file of this message. It is not there, or it could not be kept.',
  'warning.type-differs': "The file's name does not match its content.",
  'warning.text-not-well-formed':
    'The text held invalid characters. They were replaced, and their original value is kept apart.',
  'warning.reader-failed': 'Reading the page failed: the image is kept. Please fill in what is missing.',
  'warning.layout-unknown': 'The page does not have the expected shape: please check what was read.',
  'warning.layout-changed':
    'The site changed the shape of its pages: Recueil finds posts there, but no longer what they contain. The image is kept: please fill in what is missing.',
  'warning.nothing-rendered': 'The page showed nothing yet: no text and no image. Wait until it is displayed.',
  'warning.content-closed':
    'Part of the page is closed to extensions: its words cannot be read. They are on the image.',
  'warning.quotation-left-out':
    'A part of the message is marked as a quotation. It is not in the text that was read, it is in the image.',
  'warning.quote-without-id': 'The quoted post has no address that can be read on the page.',
  'warning.date-not-understood': 'The date in the archive was not understood: it is kept as it is.',
  'warning.date-order-unknown': 'The date shown can be read in two ways (day and month): it is kept as it is.',
  'warning.several-quotes': 'The post quotes several others: only one was read.',
  'warning.edited': 'The page says that the post was edited.',
  'warning.deleted': 'The page says that the post was deleted.',
  'warning.canonical-mismatch': 'The page announces another address than that of the post.',
  'warning.not-logged-in': 'The page was seen without being logged in: a part of the post may be missing.',
  'warning.account-deleted': 'The account no longer exists at the time of the capture.',
  'warning.forwarded': 'The message was forwarded: the account shown may not be its author.',
  'warning.headers-not-read':
    'The page does not show the headers of the e-mail. To keep them, save the e-mail (.eml) from the mail menu.',
  'warning.local-copy': 'This page shows a copy: the original post is on another server.',
  'warning.login-wall': 'The page asks to log in: it may not show everything.',
  'warning.own-message': 'This message comes from the person who is logged in.',
  'warning.short-link-unresolved': 'The address is a short link: where it leads was not looked up.',
  'warning.shown-through-another':
    'The post is shown through another one (a share or a repost). Its date and address may be those of the share.',
  'warning.page-not-drawn': 'The page was still being displayed: the image may show what was there just before.',
  'warning.content-changed': 'The page changed during the capture: the image and the words read may not be the same.',
  'warning.size-cut': 'The page gave a size or a place out of all proportion. The image may stop before the end.',
  'warning.value-cut':
    'A value on the page was out of all proportion: it was cut. The image and the code of the page were not.',
  'warning.other': 'Reader remark: {code}.',
} as const;
