import type { verifyFr } from '../fr/verify.ts';

export const verifyEn: Record<keyof typeof verifyFr, string> = {
  'verdict.coherent-unanchored': 'Coherent; no code was compared',
  'verdict.coherent-anchored': 'Nothing has changed since the code was noted',
  'verdict.coherent-anchored-by-time': 'Nothing has changed since an authority dated it',
  'verdict.altered': 'Altered or incomplete',
  'verdict.other-code': 'The code given is not that of this dossier',
  'means.coherent-unanchored':
    'Nothing has changed since this dossier was signed with this key. But somebody who rewrote everything and signed with another key would also have a coherent dossier. To exclude it, check again with the code that a police report or a lawyer noted.',
  'means.coherent-anchored':
    'Files, history and signature agree. The code given is the fingerprint of the manifest. So this is the manifest whose code was noted, and the files it lists are unchanged.',
  'means.coherent-anchored-by-file':
    'Files, history and signature agree. The code given is the fingerprint of this whole file. It is, to the byte, the one whose code was noted.',
  'means.coherent-anchored-by-time':
    'Files, history and signature agree. A known time-stamping authority dated the fingerprint of the manifest {when}. This manifest existed at that time, and the files it lists are unchanged since. Before it, nothing attests to it.',
  'means.altered':
    'This dossier is not as it was signed, or is not the one whose code was noted. The points below say where. They say neither who nor why: an interrupted copy can be enough. Keep this file and ask for another copy.',
  'means.other-code':
    'Files, history and signature agree. Only the code given is different. Read it again, character by character: one typing mistake is enough. If it was copied correctly, this is not the dossier whose code was noted. Then ask for that one.',

  'check.container.name': 'Reading the files',
  'check.container.holds': 'The files can be read one by one, without ambiguity.',
  'check.container.fails': 'Some files cannot be read, or can be read in two ways.',
  'check.files.name': 'The files',
  'check.files.holds': 'Every announced file is here, unchanged, and there is no other.',
  'check.files.fails': 'The files are not those that were announced.',
  'check.manifest.name': 'The manifest',
  'check.manifest.holds': 'The manifest is well formed: each exhibit has a number and a folder of its own.',
  'check.manifest.fails': 'The manifest is not well formed.',
  'check.signature.name': 'The signature',
  'check.signature.holds':
    'The signature is that of this manifest, made with the enclosed key, which the history announces.',
  'check.signature.fails': 'The signature, the key and the history do not go together.',
  'check.journal.name': 'The history of the captures',
  'check.journal.holds': 'The lines of the history follow one another without a break, from first to last.',
  'check.journal.fails': 'The lines of the history do not follow one another as they should.',
  'check.items.name': 'The exhibits',
  'check.items.holds': 'Each exhibit is the one the history sealed, with the files its record describes.',
  'check.items.fails': 'Some exhibits are not those the history sealed.',
  'check.timestamps.name': 'The time-stamps: this dossier has none',
  'check.timestamps.holds': 'Each time-stamp is of what it dates, and the signature of its authority holds.',
  'check.timestamps.fails': 'A time-stamp does not hold.',
  'check.receivedDossiers.name': 'The dossiers received from elsewhere: this dossier has none, or of another version',
  'check.receivedDossiers.holds':
    'Each dossier received from elsewhere was checked by itself, and is the one the history announces.',
  'check.receivedDossiers.fails':
    'A dossier received from elsewhere does not hold, or is not the one the history announces.',
  'check.anchor.name':
    'The outside reference: no code noted elsewhere, and no time-stamp of the manifest by an authority known here',
  'check.anchor.holds':
    'The code given is the fingerprint of this file or manifest, or a known authority dated the manifest.',
  'check.anchor.fails': 'The code given is the fingerprint neither of this file nor of its manifest.',

  'problem.duplicate-name': '{path}: this name is in the zip twice.',
  'problem.name-clash': '{path}: on some computers, this name is the same as {other}.',
  'problem.unsafe-name': '{path}: this file name is not allowed in a dossier.',
  'problem.empty-folder': '{path}: this empty folder does not belong in a dossier.',
  'problem.symlink': '{path}: this is a link to another file; it was not followed.',
  'problem.header-mismatch':
    '{path}: the zip describes this file ambiguously. Another program may read something else, or nothing.',
  'problem.beyond-file': '{path}: the zip is cut short, bytes of this file are missing.',
  'problem.record-bounds':
    '{path}: in the zip, this file does not end where the next one begins. Another program could find another content there.',
  'problem.zip-directory':
    'The list of files of the zip does not count those it describes. Another program could find others.',
  'problem.bytes-around-zip':
    'The zip contains, before or after its files, bytes that belong to none of them. Another program could find others.',
  'problem.zip-comment': 'The zip bears a comment, which the manifest does not cover.',
  'problem.pdf-structure': 'The PDF contains more than the dossier. Another program changed it or added to it.',
  'problem.outside-folder': '{path}: this file lies beside the dossier.',
  'problem.unreadable': '{path}: its content cannot be read from the zip.',
  'problem.too-large': '{path}: this file is too large to be one of a dossier; it was not read.',
  'problem.missing': '{path}: this file is missing.',
  'problem.extra': '{path}: this file was not in the dossier.',
  'problem.altered': '{path}: the content has changed.',
  'problem.renamed': '{path}: this file was renamed to {now}.',
  'problem.sums-line': '{path}: the line of {file} does not match that file.',
  'problem.sums-form': '{path}: the list of fingerprints does not have its prescribed form.',
  'problem.verifier-altered':
    '{path}: this is not the verification page published with this version. Do not rely on what it shows.',
  'problem.manifest-form': '{path}: the manifest does not have its prescribed form.',
  'problem.manifest-path': 'manifest.json: a file is announced that cannot be there, or twice: {path}.',
  'problem.manifest-list':
    'manifest.json: what its list says of {file} does not match. It may be wrong, since its signature does not hold.',
  'problem.manifest-bytes': 'manifest.json: the size announced for {path} is not its own.',
  'problem.exhibit-twice': '{path}: two exhibits have the same number, folder or capture.',
  'problem.exhibit-folder': '{path}: this is not the folder of exhibit no. {number}.',
  'problem.exhibit-number': '{path}: exhibit no. {number} here, but the history gave it no. {given}.',
  'problem.signature-invalid': '{path}: the signature does not match manifest.json and the enclosed key.',
  'problem.key-form': '{path}: the public key cannot be read.',
  'problem.key-other': '{path}: this is not the key that the history announces.',
  'problem.journal-form': '{path}, line {line}: it does not have its prescribed form.',
  'problem.journal-sequence': '{path}, line {line}: it does not bear the number expected at this place.',
  'problem.journal-link': '{path}, line {line}: it does not follow from the line before.',
  'problem.journal-payload': '{path}, line {line}: its content does not match its fingerprint.',
  'problem.journal-opening': '{path}, line {line}: the opening of the history is missing or out of place.',
  'problem.journal-manifest': '{path}: this is not the history that the manifest announces.',
  'problem.item-sealed-twice': '{path}, line {line}: this capture is sealed a second time.',
  'problem.fiche-form': '{path}: the record does not have its prescribed form.',
  'problem.fiche-item': '{path}: this record is not that of the announced capture.',
  'problem.fiche-unsealed': '{path}: no line of the history seals this capture.',
  'problem.fiche-seal': '{path}: the fingerprint of this record is not that of line {line} of the history.',
  'problem.item-file-missing': '{path}: the record describes this file, which is missing.',
  'problem.item-file-other': '{path}: this is not the file that the record describes.',
  'problem.item-file-unlisted': '{path}: the record does not speak of this file.',
  'problem.salts-other': '{path}: these are not the salts of the files of this exhibit.',
  'problem.omitted-present': '{path}: this file is announced as left out, and yet it is here.',
  'problem.omitted-unknown': '{path}: a file is announced as left out, but no record describes it so.',
  'problem.timestamp-subject':
    '{path}: this time-stamp does not say what it dates, or dates a line absent from the history.',
  'problem.timestamp-malformed': '{path}: this is no readable time-stamp answer.',
  'problem.timestamp-refused': '{path}: the authority refused to date it (status {status}).',
  'problem.timestamp-imprint': '{path}: this time-stamp dates another fingerprint than that of this dossier.',
  'problem.timestamp-signer-missing': "{path}: the authority's certificate is missing.",
  'problem.timestamp-signature': "{path}: the authority's signature does not match.",
  'problem.timestamp-binding': '{path}: the answer is not bound to the certificate beside it.',
  'problem.timestamp-purpose': '{path}: this certificate is not made for time-stamping.',
  'problem.timestamp-expired': "{path}: the authority's certificate was not valid at the time stated (end: {until}).",
  'problem.timestamp-weak': '{path}: this time-stamp uses an algorithm that is no longer safe.',
  'problem.timestamp-chain': '{path}: this file contains something other than the certificates of its time-stamp.',
  'problem.timestamp-self-signed': '{path}: the authority vouches for itself; nobody else answers for it.',
  'problem.received-form': '{path}: only received dossiers can be there, and this is not one.',
  'problem.received-altered': '{path}: this received dossier is altered or incomplete. Its own check says where.',
  'problem.received-unannounced':
    '{path}: no line of the history announces this received dossier, or it announces another.',
  'problem.expected-other':
    'The code given ({expected}) is the fingerprint neither of this file nor of manifest.json ({found}). If the handover sheet has several, verify the file whose fingerprint it is.',

  'form.encoding': 'Its text is not UTF-8.',
  'form.not-json': 'It is not JSON.',
  'form.duplicate-key': 'One key is written twice in it: two programs could read two contents.',
  'form.number': 'A number in it is too large or no integer: two programs could read it differently.',
  'form.depth': 'It is nested too deep.',
  'form.surrogate': 'A character in it is cut in two.',
  'form.writing': 'Its content can be read, but is written otherwise than it should be (order, spaces or escapes).',
  'form.gap': 'Lines are missing before it.',
  'form.fork': 'Another line already follows the same one: two continuations of this history were mixed.',

  'note.ignored-file': '{path}: file added by a system or a program, set aside.',
  'note.folder-limits':
    'In an unzipped folder, the browser shows neither links nor some names. The original zip is checked better.',
  'note.enclosing-folder': 'The dossier is contained in {path}.',
  'note.clock-back':
    '{path}, line {line}: the time is earlier than that of the line before. The clock may have been set right; the order is that of the numbers.',
  'note.date-to-come': '{path}, line {line}: its date has not come yet. One of the two clocks is wrong.',
  'note.unknown-event': '{path}, line {line}: event of a later version ({event}).',
  'note.file-removed': '{path}: the person erased this file after the capture. The history says so; it is not missing.',
  'note.removed-present': '{path}: this file is here, and the history says it was erased.',
  'note.other-zip':
    '{path}, another file of the same dossier, has the rest of these exhibits (files: {files}). Check it apart.',
  'note.files-redacted':
    '{path}: original files are not joined (files: {files}). A copy replaces them, with hidden parts or without the metadata. They are not missing: the records fix them.',
  'note.files-left-out':
    '{path}: files of these exhibits are not joined to this dossier (files: {files}). They are not missing: the records fix them.',
  'note.withdrawn-present': '{path}: this capture is here, and the history says it was withdrawn.',
  'note.key-changed':
    '{path}, line {line}: the key that signs changed after the first captures. A restored backup copy does that; so does somebody who makes the dossier again. Ask the person why.',
  'note.timestamp-missing':
    '{path}: a date was requested from an authority, and it is not here. The authority did not answer, or somebody took it away.',
  'note.timestamp-taken-away': '{path}: the history says that its line {line} was dated, and this date is not here.',
  'note.timestamp-replaced': '{path}: this is not the date that the history says it received for its line {line}.',
  'note.document-differs':
    '{path} does not say what the records say: exhibit no. {number}, and {others} others. Only the records were sealed at the moment of capture.',
  'note.counts-differ':
    '{path} counts other items recorded, joined, withdrawn or not joined than the history and the manifest.',
  'note.timestamp-known': '{path}: dated {when} by {authority}, an authority known here.',
  'note.timestamp-unknown':
    "{path}: dated {when} by {authority}. This authority is not known here. Do not rely on this date without checking it with openssl and the authority's root certificate.",
  'note.timestamp-clock': "{path}: the computer's clock was ahead of the authority's by at least {minutes} min.",
  'note.received-other-version':
    '{path}: this received dossier was made by another version ({schema}). It was not checked here.',
  'note.received-depth':
    '{path}: this received dossier is inside two others. Its files are those that were received; it was not itself checked here. Unzip it and check it apart.',
  'note.verifier-release-unknown': '{path}: the fingerprint published for this version is not known here.',

  'refusal.not-a-dossier': 'This is not a Recueil dossier: no manifest.json, nor a SHA256SUMS that speaks of one.',
  'refusal.other-version':
    'This dossier was made by another version ({schema} in {path}). Check it with that one, or with an up-to-date version.',
  'refusal.zip-encrypted': 'This zip is encrypted ({path}). Unzip it with its password, then check the folder.',
  'refusal.zip-method':
    'This zip uses a compression that this page does not know ({path}). Unzip it, then check the folder.',
  'refusal.zip-broken': 'This file is not a readable zip, or it is cut short ({reason}).',
  'refusal.pdf-appended':
    'The first {bytes} bytes are intact; what follows is not ours ({more} bytes). Another program added it, or somebody signed this PDF.',
  'refusal.pdf-changed': 'Another program saved this PDF again or added to it: ask for the original.',
  'refusal.pdf-cut': 'The end of this PDF is missing or damaged: the copy is incomplete. Ask for the original.',
  'refusal.pdf-encrypted': 'This PDF was protected by a password: ask for the original.',
  'refusal.pdf-other':
    'This PDF is not a Recueil dossier, or it was printed to PDF. In that case, ask for the original.',
  'refusal.pdf-plain':
    'This PDF is not the whole dossier. Choose the zip or the PDF named “recueil-” followed by the date and time.',
  'refusal.not-found': 'There is nothing at this address: {path}.',
  'refusal.not-allowed': 'This account may not read {path}.',
  'refusal.too-many-files': 'This zip holds more than {limit} files: no dossier has as many. It was not read.',
  'refusal.zip-bomb': 'Unpacked, this zip would be out of all proportion: it is no dossier. It was not read.',
  'refusal.unreadable-input': 'Reading stopped ({path}). Copy the dossier onto this computer, then start again.',

  counts:
    'Captures sealed in the history: {sealed}. In this dossier: {here}. Withdrawn: {withdrawn}. Not included: {notIncluded}. None of these numbers is an anomaly.',
  'receivedDossier.title': 'Received dossier {folder}',
  'fact.manifest': 'Fingerprint of the manifest (SHA-256 of manifest.json)',
  'fact.key': 'Signing key (SHA-256 of the public key)',
  'fact.journal': 'History',
  'fact.journalLine': '{entries} lines, identifier {id}, fingerprint of the last {head}',
  'fact.created': 'Dossier made on (clock of that computer, UTC)',
  'fact.software': 'Software announced',
  'fact.files': 'Files read',
  'fact.filesLine': '{count} files, {bytes} bytes',
  'fact.none': 'not read',
  'list.more': 'And {n} more.',

  'page.title': 'Check a dossier',
  'page.intro': 'This page recomputes everything from the files of the dossier. Nothing leaves this computer.',
  'page.prefer':
    'If you received this page with the dossier, use the same page from another source instead. An altered dossier may contain an altered page.',
  'page.choose': 'The dossier',
  'page.drop': 'Drop the PDF or the zip here, or choose:',
  'page.file': 'Choose a PDF or a zip',
  'page.folder': 'Choose an unzipped folder',
  'page.chosen': 'Chosen: {name}',
  'page.folderDropped': 'A folder cannot be read when it is dropped: choose it with the button.',
  'page.nothingChosen': 'Nothing is chosen yet.',
  'page.expect': 'Code noted elsewhere (optional)',
  'page.expectHint':
    'The fingerprint: 64 digits and letters, as a police report or a lawyer noted them. Spaces and capitals do not matter.',
  'page.expectWrong': 'A code has 64 characters, 0 to 9 and a to f. Read this one again, or leave the field empty.',
  'page.codeGiven': 'Code given',
  'page.codeOfDossier': 'Code of this dossier',
  'page.verify': 'Check',
  'page.cancel': 'Cancel',
  'page.cancelled': 'Check cancelled.',
  'page.working': 'Checking: {percent}%',
  'page.unknown': 'The check could not be made',
  'page.unknownMeans': 'This says nothing about the dossier itself.',
  'page.appendedMeans':
    'What this PDF displays may come from what follows. The original, without it, can be checked: extract it, then choose it here.',
  'page.extract': 'Extract the original',
  'page.bug':
    'An unexpected error stopped the check ({reason}). Try another browser, or follow LISEZ-MOI.txt.',
  'page.oldBrowser': 'This browser is too old for this page. Update it, or follow LISEZ-MOI.txt.',
  'page.detail': 'See the detail',
  'page.fails': 'What does not hold',
  'page.where': 'Where',
  'page.holds': 'What holds',
  'page.unchecked': 'What was not checked',
  'page.limits': 'What this check cannot tell',
  'page.limit.truth': 'Whether what the posts say is true, nor who is behind an account.',
  'page.limit.before':
    "What happened before the first outside anchor. Until then, date and integrity rest on the person's own computer.",
  'page.limit.clock': 'The exact time: times come from the clock of the computer that captured.',
  'page.limit.absent': 'What the captures that are not in this dossier contain.',
  'page.remarks': 'Look at this first',
  'page.notes': 'Worth noting',
  'page.details': 'Details, for an expert',
  'page.exhibits': 'The exhibits ({n})',
  'exhibit.title': 'Exhibit no. {number}',
  'exhibit.account': 'Account',
  'exhibit.posted': 'Posted on',
  'exhibit.captured': 'Recorded on',
  'exhibit.address': 'Address',
  'exhibit.faulty': 'A file of this exhibit does not hold.',
  'exhibit.sensitive': 'See the image (maybe intimate, or of a minor)',
  'exhibit.show': 'See the image',
  'exhibit.none': 'No image to show.',
  'exhibit.altered': 'The image has changed: it is not shown.',
  'exhibit.showAll': 'See the images of the list, except sensitive ones',
  'exhibit.more': 'See {n} more exhibits',
  'page.print': 'Print this result',
  'page.quit': 'Quick exit',
};
