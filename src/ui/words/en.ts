import { ahead } from './en.ahead.ts';
import { archive } from './en.archive.ts';
import { backup } from './en.backup.ts';
import { capture } from './en.capture.ts';
import { carnet } from './en.carnet.ts';
import { codes } from './en.codes.ts';
import { damaged } from './en.damaged.ts';
import { documents } from './en.documents.ts';
import { erase } from './en.erase.ts';
import { follow } from './en.follow.ts';
import { help } from './en.help.ts';
import { imports } from './en.import.ts';
import { lock } from './en.lock.ts';
import { making } from './en.making.ts';
import { origins } from './en.origins.ts';
import { platforms } from './en.platforms.ts';
import { redact } from './en.redact.ts';
import { safety } from './en.safety.ts';
import { stamp } from './en.stamp.ts';
import { volumes } from './en.volumes.ts';
import { ways } from './en.ways.ts';
import type { Words } from './shape.ts';

export const en = {
  ...carnet,
  ...codes,
  ...imports,
  ...lock,
  ...making,
  ...origins,
  ...platforms,
  ...damaged,
  ...documents,
  ...erase,
  ...help,
  ...follow,
  ...safety,
  ...stamp,
  ...backup,
  ...ways,
  ...volumes,
  ...ahead,
  ...archive,
  ...capture,
  ...redact,
  lang: 'en-GB',

  'app.name': 'Recueil',
  'app.quit': 'Leave',
  'app.quitKey': 'Or press Shift three times: Recueil closes and locks',
  'app.loading': 'Loading…',
  'app.retry': 'Try again',
  'app.back': 'Back',
  'app.unread': 'not read',
  'app.show': 'Show',
  'app.hide': 'Hide',
  'app.maskedText': 'hidden text',
  'app.maskedImage': 'hidden image',
  'app.understood': 'Understood',

  'popup.actions': 'Record',
  'popup.capturePost': 'Capture a post',
  'popup.captureScreen': 'Capture the screen',
  'popup.listPosts': 'Choose from a list',
  'popup.captureHint': 'Then click it in the page.',
  'popup.working': 'Capturing…',
  'popup.export': 'Export the case file',
  'popup.recorded': 'Already recorded',
  'popup.empty': 'Nothing recorded yet: open the page with the post, then choose “Capture a post”.',
  'popup.seeAll': 'See everything in the notebook',

  'posts.title': 'Posts on this page',
  'posts.hint': 'Choose the one to record. By keyboard: arrows, then Enter.',
  'posts.searching': 'Reading the page…',
  'posts.empty':
    'No post was recognised on this page. Scroll to the post and come back here, or choose “Capture the screen”.',
  'posts.more': 'The page has more: these are the first {n}. For another, choose “Capture a post”.',
  'posts.noTime': 'time not read',

  'item.name': 'Item {ordinal}',
  'item.noAccount': 'account not read',
  'item.posted': 'Posted: {when}',
  'item.recorded': 'Recorded: {when}',
  'item.partial': 'Partial capture',
  'item.withdrawn': 'Taken out',
  'item.unread': 'Damaged on the disk: it can no longer be read.',
  'item.exhibit': 'Exhibit {number}',
  'item.showOf': 'Show the text of item {ordinal}',
  'item.hideOf': 'Hide the text of item {ordinal}',
  'item.showAllOf': 'Show the image and the text of item {ordinal}',
  'item.hideAllOf': 'Hide the image and the text of item {ordinal}',
  'item.imageOf': 'Image of item {ordinal}',
  'post.showOf': 'Show the text of post {place}',
  'post.hideOf': 'Hide the text of post {place}',

  'interrupted.line': 'Capture of {when}.',

  'picker.label': 'Click the post · Escape to leave',
  'picker.noPost': 'No post at this place.',
  'picker.inFrame':
    'This frame comes from another site: capture the screen or an area, or open it in a tab to choose a post.',
  'picker.openFrame': 'Open the frame',
  'picker.position': 'Post {place} of {total}',
  'picker.leave': 'Cancel',
  'progress.screen': 'Capturing the page: screen {screen}, {limit} at most',
  'progress.stop': 'Stop here (Escape)',
  'progress.further': 'Go further (Enter)',
  'popup.capturePage': 'Capture the whole page',
  'notice.working': 'Recording…',
  'notice.saved': 'Recorded, item {ordinal}',
  'notice.close': 'Close',

  'carnet.sections': 'Parts of the notebook',
  'carnet.items': 'Items',
  'carnet.export': 'Export',
  'carnet.empty':
    'Nothing recorded yet: open the page with the post, then the Recueil icon, and choose “Capture a post”.',
  'carnet.tryFirst': 'Try first on an invented post',
  'carnet.pages': 'Pages of the list',
  'carnet.newer': 'Previous page',
  'carnet.older': 'Next page',
  'carnet.range': 'Items {first} to {last} of {total}, newest first',

  'detail.back': 'All items',
  'detail.missing': 'This item is not in this notebook.',
  'detail.showField': 'Show: {field}',
  'detail.hideField': 'Hide: {field}',
  'detail.image': 'Image',
  'detail.imageAlt': 'Image of item {ordinal}, {account}',
  'detail.showImage': 'Show the image',
  'detail.hideImage': 'Hide the image',
  'detail.text': 'Text of the post',
  'detail.showText': 'Show the text',
  'detail.hideText': 'Hide the text',
  'detail.textUnread': 'The text was not read. The image may show it.',
  'detail.maskedAgain': 'Image and texts are hidden again when you leave this page.',
  'detail.observed': 'What was read',
  'detail.seal': 'Fingerprint',
  'detail.sealMeaning':
    'The fingerprint is a series of digits and letters computed from this item. If the item changes, it no longer matches.',
  'detail.files': { one: '{n} file kept', other: '{n} files kept' },
  'detail.warnings': 'Worth knowing about this item',
  'detail.withdrawnNote':
    'This item has been taken out: it will no longer be part of your case files. The journal keeps a line that says so.',

  'withdraw.start': 'Take this item out',
  'withdraw.title': 'Take item {ordinal} out?',
  'withdraw.meaning':
    'It will no longer be part of the case files you export. The journal, the list of what was done, keeps a line saying that an item was taken out, without its content. That line cannot be erased. The stored files stay on this computer.',
  'withdraw.confirm': 'Yes, take it out',
  'withdraw.keep': 'No, keep it',

  'before.readers':
    'What you hand over may be read by the person accused and their lawyer. Take out what they must not read.',
  'before.publish': 'Do not publish this case file, and do not send it to the person accused.',
  'before.others': 'A capture may show your other messages or your e-mail address.',
  'before.handing': 'Before handing the case file over',
  'before.review': 'Look through the items',

  'export.title': 'Export the case file',
  'export.working': 'Preparing the case file',
  'export.stayOpen': 'Keep this page open until the end.',
  'export.cancel': 'Cancel the export',
  'export.step.report': 'Writing the report',
  'export.step.timestamp': 'Asking somebody else for a date',
  'export.step.files': 'Copying and checking the items',
  'export.count': '{done} of {total}',
  'export.failed': 'The export is not finished',
  'export.again': 'Start the export again',
  'export.without': { one: 'Export without item {list}', other: 'Export without items {list}' },
  'export.altered':
    'Item {ordinal} no longer matches the fingerprint taken when it was recorded. No case file was written.',
  'export.alteredChoice':
    'You can export without it: the journal will note that. Leave the item as it is, a professional may examine it.',

  'done.title': 'The case file is ready',
  'done.contents': { one: '{n} exhibit, {size}', other: '{n} exhibits, {size}' },
  'done.save': 'Save these files',
  'done.keepOpen': 'Keep this page open until these files are saved.',
  'done.zip': 'Save the case file',
  'done.remise': 'Save the handover sheet',
  'done.zipMeaning': 'The case file (a zip): this is what you hand over.',
  'done.remiseMeaning':
    'The handover sheet (a one-page PDF): it helps to note the fingerprint in an official record.',
  'done.digest': 'Fingerprint of the case file',
  'done.digestMeaning':
    'A fingerprint is a series of digits and letters computed from the case file. If a single document changes, it no longer matches.',
  'done.digestNote': 'Write it down, or have it written down.',
  'done.digestUse':
    'Once written somewhere else, in an official record or by a lawyer, it lets anyone check that the case file has not changed since.',
  'done.copy': 'Copy the fingerprint',
  'done.copied': 'Fingerprint copied.',
  'done.copyFailed': 'The browser did not copy the fingerprint: please write it down by hand.',
  'done.next': 'What next',
  'done.nextCopy': 'Keep a copy elsewhere: on a USB stick, or with someone you trust.',
  'done.nextTake': 'Hand the case file to the police, the gendarmerie, the prosecutor or a lawyer.',
  'done.otherExport': 'Back to the items',
} as const satisfies Words;
