export const lock = {
  'lock.locked': 'Recueil is locked. You can capture without opening it.',
  'lock.title': 'Open Recueil',
  'lock.thenExport': 'The export will start afterwards.',
  'lock.passphrase': 'Passphrase',
  'lock.pin': 'Digit code',
  'lock.wrongPin': 'This is not the right digit code. Nothing has changed. You can try again.',
  'lock.empty': 'This field is empty: please write in it first.',
  'lock.open': 'Open',
  'lock.forgotten': 'I have forgotten it',
  'lock.lock': 'Lock',
  'lock.moment': 'One moment…',

  'offer.question': 'Is this computer yours alone?',
  'offer.why': 'Your answer does not leave this computer.',
  'offer.mine': 'Mine alone',
  'offer.shared': 'Shared',
  'offer.unknown': 'I do not know',
  'offer.protect': 'Protect what is recorded with a passphrase',
  'offer.meaning': 'It is asked for when you read your captures again, never when you make one.',
  'offer.choose': 'Choose a passphrase',
  'offer.later': 'Later',
  'offer.noted': 'Noted. You can change this answer in the notebook, under “Lock”.',
  'offer.aside': 'You will find it in the notebook, under “Lock”.',

  'lockPage.title': 'Lock',
  'lockPage.none': 'No passphrase is set: what is recorded is not protected.',
  'lockPage.byPassphrase': 'What is recorded is protected by a passphrase, and open at the moment.',
  'lockPage.byPin': 'What is recorded is protected by a digit code, and open at the moment.',
  'lockPage.when':
    'Recueil locks when you leave the browser, after three minutes without activity, when the screen is locked and when the computer goes to sleep. During an export, it waits for the end.',
  'lockPage.resealing':
    'The items recorded before are still being protected. You can carry on; after an interruption, it goes on by itself.',
  'lockPage.elsewhere':
    'On a shared computer, somebody else may see what you record. If you can, do it on another device.',
  'lockPage.toChoose': 'Choose a passphrase',

  'choose.kind': 'To open Recueil, you will write',
  'choose.byPassphrase': 'a passphrase',
  'choose.byPassphraseHint': 'Several words that you will remember, at least 8 characters.',
  'choose.byPin': 'a digit code',
  'choose.byPinHint':
    'At least 6 digits. A digit code protects from a glance, not from somebody who copies the disk.',
  'choose.passphrase': 'New passphrase',
  'choose.pin': 'New digit code',
  'choose.again': 'Once more, to check',
  'choose.tooShort': 'Write at least 8 characters.',
  'choose.notDigits': 'Write at least 6 digits, and digits only.',
  'choose.different': 'This is not the same as in the field above. Write it once more.',
  'choose.noBackDoor':
    'Without the passphrase or the recovery code, nobody will be able to open it, not even us.',
  'choose.codeNext': 'A recovery code will show next, only once: have something ready to write it down.',
  'choose.set': 'Protect',

  'change.title': 'Change the passphrase',
  'change.titlePin': 'Change the digit code',
  'change.meaning':
    'A new recovery code will replace the old one. To get only a new recovery code, write the same passphrase again.',
  'change.current': 'Current passphrase',
  'change.currentPin': 'Current digit code',
  'change.do': 'Change',
  'change.cancel': 'Cancel',

  'remove.title': 'Remove the passphrase',
  'remove.titlePin': 'Remove the digit code',
  'remove.meaning':
    'Anybody who opens this browser, or copies the disk, will be able to read what is recorded. Nothing is erased.',
  'remove.confirm': 'Yes, remove it',
  'remove.keep': 'No, keep it',

  'code.title': 'Your recovery code',
  'code.meaning':
    'It opens Recueil if you forget the rest. It shows only once. If there was another one, it no longer works.',
  'code.keep': 'Keep it away from this computer, where only you will find it.',
  'code.paper': 'Recovery code',
  'code.paperHint': '32 letters and digits, without I, L, O or U.',
  'code.print': 'Print',
  'code.copy': 'Copy',
  'code.copied':
    'Code copied. Other programs can read the clipboard: paste the code in a safe place, then copy something else.',
  'code.copyFailed': 'The browser did not copy the code: please write it down by hand.',
  'code.noted': 'I have noted it',
  'code.noteFirst': 'Note the code, then tick “I have noted it”: it will not show again.',
  'code.done': 'Finish',

  'recover.title': 'Open with the recovery code',
  'recover.meaning':
    'Write your recovery code, then choose a new passphrase. Nothing of what is recorded is lost.',
  'recover.without':
    'Without this code, keep trying your passphrase: the number of tries is not limited, and nothing is erased.',
  'recover.neither':
    'Without the passphrase and the code, what is recorded can no longer be read. To start from nothing, remove Recueil from the browser, then install it again: all that it keeps is erased. The case files you already exported remain.',
  'recover.code': 'Recovery code',
  'recover.codeHint': '32 letters and digits. Dashes, spaces and capitals do not matter.',
  'recover.do': 'Open',
  'recover.back': 'Back to the passphrase',

  'readable.title': 'What can still be read while Recueil is locked',
  'readable.meaning': 'On the disk, without the passphrase, somebody who knows where to look can read:',
  'readable.items':
    'how many items there are, their numbers, which were taken out and which are exhibits of a case file',
  'readable.records': 'how many records the disk holds, their size and their date',
  'readable.sheets':
    'which kinds of notes there are (diary, witnesses, drafts) and for which items, without their words',
  'readable.digests': 'the fingerprint of each item and of the journal, without their content',
  'readable.key': 'the public key, which serves to check the signature of a case file',
  'readable.dates': 'the date of interrupted captures and of tries to open',
  'readable.answers':
    'your answers: whose computer this is, “Later”, “Understood”, the right-click menu, and the days of the next notifications if you want any',
  'readable.browser': 'what the browser itself keeps: the history of your visits and of your downloads',

  'tries.title': 'Tries to open',
  'tries.meaning': 'This list does not leave this computer.',
  'tries.none': 'No try has failed.',
  'tries.failed': 'The latest tries that failed:',
} as const;
