export default {
  'kept.nothing': ': nothing was kept',
  'kept.before': ': the rest is not kept',
  'refusal.backup-not-one': 'This file is no backup copy of Recueil. Nothing has changed.',
  'refusal.backup-newer': 'This copy comes from a later version. Update Recueil, then try again.',
  'refusal.backup-passphrase':
    'This is not the right passphrase, or the beginning of the file is damaged. Nothing has changed. You can try again.',
  'refusal.backup-damaged':
    'This copy is incomplete or damaged. Nothing was restored. Copy it again from where it is kept, then try again.',
  'refusal.backup-here':
    'All that this copy holds is here already. Nothing has changed, erase nothing. To see it apart, open it in another profile: menu of the browser, “Profiles”.',
  'refusal.page-forbidden':
    'The browser allows no capture here. Open the post itself, then start again. If the site no longer answers, import a photo of the screen.',
  'refusal.page-reader-mode':
    'This page is in reader view, where no capture is possible. Leave it by its icon in the address bar, then start again.',
  'refusal.page-pdf':
    'This page is a PDF, which the extension cannot read. Save the PDF from the browser menu, then import it in the notebook.',
  'refusal.page-not-allowed-yet':
    'The browser is waiting for your agreement on this page. Click the Recueil icon in the toolbar, then start again.',
  'refusal.page-frozen': 'The page does not answer{kept}. Wait a moment, or reload the page, then try again.',
  'refusal.readers-missing': 'Recueil could not get ready for this page{kept}. Reload the page, then start again.',
  'refusal.tab-changed':
    'The tab changed during the capture{kept}. Go back to the tab with the post, then start again.',
  'refusal.window-resized':
    'The size of the window or the zoom changed several times{kept}. Leave the window as it is, then start again.',
  'refusal.page-pinch-zoomed':
    'The page is enlarged with two fingers{kept}. Make it smaller the same way, then try again.',
  'refusal.address-changed':
    'The address of the page changed during the capture{kept}. Wait until the page is shown, then start again.',
  'refusal.post-gone': 'The post is no longer on screen{kept}. Find it again on the page, then start again.',
  'refusal.nothing-there':
    'There is nothing to keep at that place. Click the post itself, or choose “Capture the screen”.',
  'refusal.nothing-chosen': 'Nothing was chosen on the page{kept}. To keep the post, start again.',
  'refusal.nothing-else-chosen':
    'After that, nothing else was chosen on the page: nothing else was kept. What was kept stays kept.',
  'refusal.shot-refused': 'The browser did not give the image{kept}. Wait a few seconds, then start again.',
  'refusal.picture-blank': 'The image did not show the post{kept}. Start again.',
  'refusal.cover-in-picture':
    'The screen that hides the page showed in an image{kept}. Start again, without hiding the page if need be.',
  'refusal.disk-full':
    'There is not enough room left on the disk. Free some space, then start again. What was already kept has not changed.',
  'refusal.store-other-version':
    'What is kept here comes from another version of Recueil. Nothing was touched. Update Recueil to open it. If it was a trial: uninstall Recueil, which erases it, then install it again.',
  'refusal.store-lost':
    'Your captures are gone from this browser, and you did not erase them. The disk may be full or damaged. A backup copy? Restore it under “Settings”. You can go on capturing.',
  'refusal.store-unavailable':
    'The browser gives no access to the place where your captures are kept. Close the browser, open it again, then start again.',
  'refusal.private-window':
    'Every window of this browser is private: it can keep nothing. In Firefox, open “Settings”, “Privacy & Security”, then “History”. Choose “Remember history”, restart Firefox, then start again.',
  'refusal.item-too-large':
    'This capture is over {megabytes} MB: it was not kept. Make the window smaller, then start again.',
  'refusal.too-many-items':
    'This notebook is full ({items} captures): this one was not kept. Prepare the dossier and keep a copy. For this post, take a screenshot with your device.',
  'refusal.unfold-address':
    'A button of the page opened another address, and Recueil pressed no other one{kept}. Go back, then capture without unfolding.',
  'refusal.unfold-dialog':
    'A button of the page opened a window, and Recueil pressed no other one{kept}. Close it, then capture without unfolding.',
  'refusal.unfold-tab':
    'A tab or a window opened, and Recueil pressed no other button{kept}. Close it, then capture without unfolding.',
  'refusal.interrupted': 'The capture stopped before the end{kept}. You can start again.',
  'refusal.reading-invalid': 'This page could not be read{kept}. You can start again.',
  'refusal.already-running': 'A capture or a dossier is already under way. Wait until it ends, then start again.',
  'refusal.case-gone': 'This notebook was erased elsewhere. Open another one, in “Settings”.',
  'refusal.item-altered':
    'A capture no longer matches the fingerprint taken when it was kept. No dossier was written. You can prepare the dossier without that capture.',
  'refusal.nothing-to-export':
    'This dossier would be empty: no capture, or all are handed over already or left aside. Tick or include a capture, or make a new one.',
  'refusal.export-failed':
    'The dossier could not be written, and nothing was left behind. Check that there is room on the disk, then start again.',
  'refusal.hidden-parts': 'The dossier is not written yet. Choose below first.',
  'refusal.files-uncleaned':
    'The dossier is not written yet: an imported file may tell a place or a name. Choose below.',
  'refusal.word-too-short': 'This is too short to be searched. Write at least two letters or digits.',
  'refusal.cancelled': 'It is cancelled: nothing of what was under way was kept. You can start again.',
  'refusal.copy-gone':
    'Something was erased in Recueil. The dossier that was ready here is no longer on this disk. What you saved elsewhere stays there. You can make the dossier again.',
  'refusal.locked': 'Recueil is locked. Type your passphrase to see what is kept. You can capture without it.',
  'refusal.wrong-passphrase':
    "This is not the right passphrase. Nothing has changed. Check capitals and the keyboard's language, then try again.",
  'refusal.wrong-zip-password':
    'This is not the password of this file. Nothing has changed. Check capitals, then try again.',
  'refusal.wrong-recovery-code':
    'This is not the right recovery key. Nothing has changed. It has 32 letters and digits, without I, L, O or U.',
  'refusal.weak-passphrase': 'This is too easy to guess. Try several words that have nothing to do with each other.',
  'refusal.too-many-tries': 'Several tries did not succeed. Wait {wait} before the next one. Nothing is erased.',
  'refusal.already-locked': 'A passphrase is already set. To change it, type the current one first.',
  'refusal.record-damaged':
    'A part of what is kept on the disk is damaged or was moved: it cannot be read. The rest has not changed.',
  'refusal.not-accepted':
    'This text is too long or holds something that cannot be kept. Nothing has changed: shorten it, then try again.',
  'refusal.file-empty':
    'This file is empty. It was not imported: look for the original, then try again. If it is a folder, choose the files in it.',
  'refusal.file-kept': 'This exact file is kept already. It is not added a second time.',
  'refusal.file-unknown':
    'This type of file is not supported. It was not imported. Save it as a PDF, or take a screenshot of what it shows, then import that.',
  'refusal.file-outlook':
    'This message is in a format of Outlook. It was not imported. Open it in Outlook, save it as .eml, then import that copy.',
  'refusal.file-locked-chat':
    'This is a backup made by WhatsApp, which only WhatsApp can open. It was not imported. In WhatsApp, open the chat, then its menu, to make a .zip file of it. Import that file.',
  'refusal.file-page':
    'This is a page or a drawing of the web. The file was not imported. Open it in the browser, then capture it with Recueil.',
  'refusal.file-packed':
    'This file holds others, which cannot be read this way. It was not read. Unpack it on your computer, then choose the files that come out.',
  'refusal.file-endless':
    'Reading “{name}” did not end. It was stopped, and its messages are not read. You can keep the file as it is.',
  'refusal.file-unreadable':
    'This file cannot be read: it was moved, renamed or changed since you chose it. It was not imported: choose it again. If it is a folder, choose the files in it.',
  'refusal.archive-encrypted':
    'This archive is protected by a password. Open it with that password, save it without one, then choose that copy.',
  'refusal.archive-damaged':
    'This archive is incomplete or damaged. It was not read: download all of it again, then start again.',
  'refusal.archive-too-large': 'This archive grows without end when it is opened. It was not read.',
  'refusal.archive-mixed':
    'This file holds two message archives, or one as both JSON and HTML. They cannot be read together. Take one out, as JSON if possible, then choose it.',
  'refusal.bug': 'Something unexpected stopped the operation. Close this page, open it again, then start again.',
  'refusal.received-altered':
    'A received dossier is no longer as it was checked. Untick it, or erase it, then add it again.',
  'refusal.received-already': 'This dossier is already among your received dossiers. Nothing changed.',
  'refusal.received-nothing-new':
    'All that this dossier holds is already among your captures. It was not kept a second time.',
  'refusal.received-too-large':
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
  'warning.other': 'Reader remark: {code}.',
} as const;
