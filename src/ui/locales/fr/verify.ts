/** Words of verification: codes of src/seal/verify/verificationReport.ts. */
export const verifyFr = {
  'verdict.coherent-unanchored': "Cohérent ; aucun code n'a été comparé",
  'verdict.coherent-anchored': "Rien n'a changé depuis que le code a été noté",
  'verdict.coherent-anchored-by-time': "Rien n'a changé depuis qu'une autorité l'a daté",
  'verdict.altered': 'Altéré ou incomplet',
  'verdict.other-code': "Le code donné n'est pas celui de ce dossier",
  'means.coherent-unanchored':
    "Rien n'a changé depuis que ce dossier a été signé avec cette clé. Mais quelqu'un qui réécrirait tout et signerait avec une autre clé obtiendrait aussi un dossier cohérent. Pour l'exclure, recommencez avec le code qu'un procès-verbal ou un avocat a noté.",
  'means.coherent-anchored':
    "Fichiers, historique et signature concordent. Le code donné est l'empreinte du manifeste. Ce manifeste est donc celui dont le code a été noté, et les fichiers qu'il énumère sont inchangés.",
  'means.coherent-anchored-by-file':
    "Fichiers, historique et signature concordent. Le code donné est l'empreinte de ce fichier entier. C'est, à l'octet près, celui dont le code a été noté.",
  'means.coherent-anchored-by-time':
    "Fichiers, historique et signature concordent. Une autorité d'horodatage connue a daté l'empreinte du manifeste du {when}. Ce manifeste existait déjà à cette date, et les fichiers qu'il énumère sont inchangés depuis. Avant cette date, rien ne l'atteste.",
  'means.altered':
    "Ce dossier n'est pas tel qu'il a été signé, ou n'est pas celui dont le code a été noté. Les points ci-dessous disent où. Ils ne disent ni qui, ni pourquoi : une copie interrompue peut suffire. Gardez ce fichier ; demandez-en une autre copie.",
  'means.other-code':
    "Fichiers, historique et signature concordent. Seul le code donné est différent. Relisez-le, caractère par caractère : une faute de frappe suffit. S'il est bien recopié, ce dossier n'est pas celui dont le code a été noté. Demandez alors celui-là.",

  'check.container.name': 'La lecture des fichiers',
  'check.container.holds': 'Les fichiers se lisent un par un, sans ambiguïté.',
  'check.container.fails': 'Des fichiers ne se lisent pas, ou se lisent de deux façons.',
  'check.files.name': 'Les fichiers',
  'check.files.holds': "Tous les fichiers annoncés sont là, inchangés, et il n'y en a pas d'autre.",
  'check.files.fails': 'Les fichiers ne sont pas ceux qui étaient annoncés.',
  'check.manifest.name': 'Le manifeste',
  'check.manifest.holds': 'Le manifeste est bien formé : chaque pièce y a un numéro et un dossier à elle.',
  'check.manifest.fails': "Le manifeste n'est pas bien formé.",
  'check.signature.name': 'La signature',
  'check.signature.holds':
    "La signature est celle de ce manifeste, faite avec la clé jointe, que l'historique annonce.",
  'check.signature.fails': "La signature, la clé et l'historique ne vont pas ensemble.",
  'check.journal.name': "L'historique des captures",
  'check.journal.holds': "Les lignes de l'historique s'enchaînent sans rupture, de la première à la dernière.",
  'check.journal.fails': "Les lignes de l'historique ne s'enchaînent pas comme elles devraient.",
  'check.items.name': 'Les pièces',
  'check.items.holds': "Chaque pièce a l'empreinte écrite dans l'historique, et les fichiers que sa fiche décrit.",
  'check.items.fails': "Des pièces n'ont pas l'empreinte écrite dans l'historique.",
  'check.timestamps.name': "Les horodatages : ce dossier n'en contient pas",
  'check.timestamps.holds': "Chaque horodatage correspond à ce qu'il date, et la signature de son autorité tient.",
  'check.timestamps.fails': 'Un horodatage ne tient pas.',
  'check.receivedDossiers.name': "Les dossiers reçus d'ailleurs : ce dossier n'en contient pas, ou d'une autre version",
  'check.receivedDossiers.holds':
    "Chaque dossier reçu d'ailleurs a été vérifié à part, et il est celui que l'historique annonce.",
  'check.receivedDossiers.fails':
    "Un dossier reçu d'ailleurs ne tient pas, ou n'est pas celui que l'historique annonce.",
  'check.anchor.name':
    'Le repère extérieur : ni code noté ailleurs, ni horodatage du manifeste par une autorité connue ici',
  'check.anchor.holds': "Le code donné est l'empreinte du fichier ou du manifeste, ou une autorité connue l'a daté.",
  'check.anchor.fails': "Le code donné n'est l'empreinte ni de ce fichier, ni de son manifeste.",

  'problem.duplicate-name': '{path} : ce nom figure deux fois dans le zip.',
  'problem.name-clash': '{path} : sur certains ordinateurs, ce nom désigne le même fichier que {other}.',
  'problem.unsafe-name': "{path} : ce nom de fichier n'est pas admis dans un dossier.",
  'problem.empty-folder': "{path} : ce répertoire vide n'a pas sa place dans un dossier.",
  'problem.symlink': "{path} : c'est un lien vers un autre fichier ; il n'a pas été suivi.",
  'problem.header-mismatch':
    '{path} : le zip décrit ce fichier de façon ambiguë. Un autre logiciel pourrait lire autre chose, ou rien.',
  'problem.beyond-file': '{path} : le zip est coupé, il manque des octets de ce fichier.',
  'problem.record-bounds':
    '{path} : dans le zip, ce fichier ne finit pas là où commence le suivant. Un autre logiciel pourrait y trouver un autre contenu.',
  'problem.zip-directory':
    "La liste des fichiers du zip ne compte pas ceux qu'elle décrit. Un autre logiciel pourrait en trouver d'autres.",
  'problem.bytes-around-zip':
    "Le zip contient, avant ou après ses fichiers, des octets qui ne sont à aucun d'eux. Un autre logiciel pourrait en trouver d'autres.",
  'problem.zip-comment': 'Le zip porte un commentaire, que le manifeste ne couvre pas.',
  'problem.pdf-structure':
    'Le PDF contient autre chose que le dossier. Il a été modifié ou complété par un autre programme.',
  'problem.outside-folder': '{path} : ce fichier est posé à côté du dossier.',
  'problem.unreadable': '{path} : le contenu ne peut pas être lu dans le zip.',
  'problem.too-large': "{path} : ce fichier est trop grand pour être celui d'un dossier ; il n'a pas été lu.",
  'problem.missing': '{path} : ce fichier manque.',
  'problem.extra': "{path} : ce fichier n'était pas dans le dossier.",
  'problem.altered': '{path} : le contenu a changé.',
  'problem.renamed': '{path} : ce fichier a été renommé en {now}.',
  'problem.sums-line': '{path} : la ligne de {file} ne correspond pas à ce fichier.',
  'problem.sums-form': "{path} : la liste des empreintes n'a pas la forme prévue.",
  'problem.verifier-altered':
    "{path} : ce n'est pas la page de vérification publiée avec cette version. Ne vous fiez pas à ce qu'elle affiche.",
  'problem.manifest-form': "{path} : le manifeste n'a pas la forme prévue.",
  'problem.manifest-path': 'manifest.json : un fichier y est annoncé qui ne peut pas y être, ou deux fois : {path}.',
  'problem.manifest-list':
    'manifest.json : ce que sa liste dit de {file} ne correspond pas. Elle peut être fausse, car sa signature ne tient pas.',
  'problem.manifest-bytes': "manifest.json : la taille annoncée pour {path} n'est pas la sienne.",
  'problem.exhibit-twice': '{path} : deux pièces ont le même numéro, le même dossier ou la même capture.',
  'problem.exhibit-folder': "{path} : ce n'est pas le dossier de la pièce n° {number}.",
  'problem.exhibit-number': "{path} : pièce n° {number} ici, mais l'historique lui a donné le n° {given}.",
  'problem.signature-invalid': '{path} : la signature ne correspond pas à manifest.json et à la clé jointe.',
  'problem.key-form': '{path} : la clé publique ne peut pas être lue.',
  'problem.key-other': "{path} : ce n'est pas la clé que l'historique annonce.",
  'problem.journal-form': "{path}, ligne {line} : elle n'a pas la forme prévue.",
  'problem.journal-sequence': '{path}, ligne {line} : elle ne porte pas le numéro attendu à cette place.',
  'problem.journal-link': '{path}, ligne {line} : elle ne fait pas suite à la ligne précédente.',
  'problem.journal-payload': '{path}, ligne {line} : son contenu ne correspond pas à son empreinte.',
  'problem.journal-opening': "{path}, ligne {line} : l'ouverture de l'historique manque ou n'est pas à sa place.",
  'problem.journal-manifest': "{path} : ce n'est pas l'historique que le manifeste annonce.",
  'problem.item-sealed-twice': "{path}, ligne {line} : l'empreinte de cette capture est écrite une seconde fois.",
  'problem.fiche-form': "{path} : la fiche n'a pas la forme prévue.",
  'problem.fiche-item': "{path} : cette fiche n'est pas celle de la capture annoncée.",
  'problem.fiche-unsealed': "{path} : aucune ligne de l'historique n'a l'empreinte de cette capture.",
  'problem.fiche-seal': "{path} : l'empreinte de cette fiche n'est pas celle de la ligne {line} de l'historique.",
  'problem.item-file-missing': '{path} : la fiche décrit ce fichier, qui manque.',
  'problem.item-file-other': "{path} : ce n'est pas le fichier que la fiche décrit.",
  'problem.item-file-unlisted': '{path} : la fiche ne parle pas de ce fichier.',
  'problem.salts-other': '{path} : ce ne sont pas les sels des fichiers joints de cette pièce.',
  'problem.omitted-present': '{path} : ce fichier est annoncé comme non joint, et pourtant il est là.',
  'problem.omitted-unknown': '{path} : un fichier est annoncé comme non joint, mais aucune fiche ne le décrit ainsi.',
  'problem.timestamp-subject':
    "{path} : cet horodatage ne dit pas ce qu'il date, ou date une ligne absente de l'historique.",
  'problem.timestamp-malformed': "{path} : ce n'est pas une réponse d'horodatage lisible.",
  'problem.timestamp-refused': "{path} : l'autorité a refusé de dater (statut {status}).",
  'problem.timestamp-imprint': '{path} : cet horodatage date une autre empreinte que celle de ce dossier.',
  'problem.timestamp-signer-missing': "{path} : le certificat de l'autorité manque.",
  'problem.timestamp-signature': "{path} : la signature de l'autorité ne correspond pas.",
  'problem.timestamp-binding': "{path} : la réponse n'est pas liée au certificat qui l'accompagne.",
  'problem.timestamp-purpose': "{path} : ce certificat n'est pas fait pour horodater.",
  'problem.timestamp-expired':
    "{path} : le certificat de l'autorité n'était pas valable à l'heure indiquée (fin : {until}).",
  'problem.timestamp-weak': "{path} : cet horodatage emploie un calcul qui n'est plus sûr.",
  'problem.timestamp-chain': '{path} : ce fichier contient autre chose que les certificats de son horodatage.',
  'problem.timestamp-self-signed': "{path} : l'autorité se garantit elle-même ; personne d'autre ne répond d'elle.",
  'problem.received-form': "{path} : seul un dossier reçu peut être à cette place, et ce n'en est pas un.",
  'problem.received-altered': '{path} : ce dossier reçu est altéré ou incomplet. Sa propre vérification dit où.',
  'problem.received-unannounced':
    "{path} : aucune ligne de l'historique n'annonce ce dossier reçu, ou elle en annonce un autre.",
  'problem.expected-other':
    "Le code donné ({expected}) n'est l'empreinte ni de ce fichier, ni de manifest.json ({found}). Si la feuille de remise en donne plusieurs, vérifiez le fichier dont c'est l'empreinte.",

  'form.encoding': "Son texte n'est pas de l'UTF-8.",
  'form.not-json': "Ce n'est pas du JSON.",
  'form.duplicate-key': 'Une même clé y est écrite deux fois : deux logiciels pourraient en lire deux contenus.',
  'form.number': 'Un nombre y est trop grand ou non entier : deux logiciels pourraient le lire différemment.',
  'form.depth': 'Il est imbriqué trop profondément.',
  'form.surrogate': 'Un caractère y est coupé en deux.',
  'form.writing': 'Le contenu se lit, mais il est écrit autrement que prévu (ordre, espaces ou échappements).',
  'form.gap': 'Des lignes manquent avant elle.',
  'form.fork': 'Une autre ligne suit déjà la même : deux suites de cet historique ont été mêlées.',

  'note.ignored-file': '{path} : fichier ajouté par un système ou un logiciel, laissé de côté.',
  'note.folder-limits':
    "Dans un dossier décompressé, le navigateur ne montre ni les liens ni certains noms. Le zip d'origine se vérifie mieux.",
  'note.enclosing-folder': 'Le dossier est contenu dans {path}.',
  'note.clock-back':
    "{path}, ligne {line} : l'heure est antérieure à celle de la ligne précédente. L'horloge a pu être remise à l'heure ; l'ordre est celui des numéros.",
  'note.date-to-come':
    "{path}, ligne {line} : sa date n'est pas encore arrivée. Une des deux horloges n'est pas à l'heure.",
  'note.unknown-event': "{path}, ligne {line} : événement d'une version plus récente ({event}).",
  'note.file-removed':
    "{path} : ce fichier a été effacé par la personne après la capture. L'historique le dit ; il ne manque pas.",
  'note.removed-present': "{path} : ce fichier est ici, et l'historique le dit effacé.",
  'note.other-zip':
    '{path}, un autre fichier du même dossier, a le reste de ces pièces (fichiers : {files}). Vérifiez-le à part.',
  'note.files-redacted':
    "{path} : des fichiers d'origine ne sont pas joints (fichiers : {files}). Une copie les remplace, avec des parties masquées ou sans les métadonnées. Ils ne manquent pas : les fiches les fixent.",
  'note.files-left-out':
    '{path} : des fichiers de ces pièces ne sont pas joints à ce dossier (fichiers : {files}). Ils ne manquent pas : les fiches les fixent.',
  'note.withdrawn-present': "{path} : cette capture est ici, et l'historique la dit retirée pour toujours.",
  'note.key-changed':
    "{path}, ligne {line} : la clé qui signe a changé après les premières captures. Une copie de secours restaurée fait cela ; quelqu'un qui refait le dossier aussi. Demandez pourquoi à la personne.",
  'note.timestamp-missing':
    "{path} : une date avait été demandée à une autorité, et elle n'est pas ici. L'autorité n'a pas répondu, ou quelqu'un l'a retirée.",
  'note.timestamp-taken-away':
    "{path} : l'historique dit que sa ligne {line} a été datée, et cette date n'est pas ici.",
  'note.timestamp-replaced': "{path} : ce n'est pas la date que l'historique dit avoir reçue pour sa ligne {line}.",
  'note.document-differs':
    "{path} ne dit pas ce que disent les fiches : pièce n° {number} (autres : {others}). Seules les fiches ont leur empreinte dans l'historique depuis la capture.",
  'note.counts-differ':
    "{path} compte d'autres éléments enregistrés, joints, retirés pour toujours ou non joints que l'historique et le manifeste.",
  'note.timestamp-known': '{path} : daté du {when} par {authority}, une autorité connue ici.',
  'note.timestamp-unknown':
    "{path} : daté du {when} par {authority}. Cette autorité n'est pas connue ici. Ne vous fiez pas à cette date sans la vérifier avec openssl et le certificat racine de l'autorité.",
  'note.timestamp-clock':
    "{path} : l'horloge de l'ordinateur avançait d'au moins {minutes} min sur l'heure de l'autorité.",
  'note.received-other-version':
    "{path} : ce dossier reçu a été fait par une autre version ({schema}). Il n'a pas été vérifié ici.",
  'note.received-depth':
    "{path} : ce dossier reçu est dans deux autres. Ses fichiers sont ceux qui ont été reçus ; lui-même n'a pas été vérifié ici. Décompressez-le et vérifiez-le à part.",
  'note.verifier-release-unknown': "{path} : l'empreinte publiée pour cette version n'est pas connue ici.",

  'refusal.not-a-dossier': "Ce n'est pas un dossier de Recueil : ni manifest.json, ni SHA256SUMS qui en parle.",
  'refusal.other-version':
    'Ce dossier a été fait par une autre version ({schema} dans {path}). Vérifiez-le avec elle, ou avec une version à jour.',
  'refusal.zip-encrypted':
    'Ce zip est chiffré ({path}). Décompressez-le avec son mot de passe, puis vérifiez le dossier obtenu.',
  'refusal.zip-method':
    'Ce zip utilise une compression que cette page ne connaît pas ({path}). Décompressez-le, puis vérifiez le dossier obtenu.',
  'refusal.zip-broken': "Ce fichier n'est pas un dossier lisible, ou il est coupé. Demandez-le de nouveau.",
  'refusal.pdf-appended':
    "Les {bytes} premiers octets sont intacts, la suite n'est pas de nous (octets en plus : {more}). Un autre programme l'a ajoutée, ou quelqu'un a signé ce PDF.",
  'refusal.pdf-changed': "Un autre programme a réenregistré ou complété ce PDF : demandez l'original.",
  'refusal.pdf-cut': "La fin de ce PDF manque ou est abîmée : la copie est incomplète. Demandez l'original.",
  'refusal.pdf-encrypted': "Ce PDF a été protégé par un mot de passe : demandez l'original.",
  'refusal.pdf-other':
    "Ce PDF n'est pas un dossier de Recueil, ou il a été imprimé en PDF. Dans ce cas, demandez l'original.",
  'refusal.pdf-plain':
    "Ce PDF n'est pas le dossier entier. Choisissez le zip ou le PDF nommé « recueil- », suivi de la date et de l'heure.",
  'refusal.not-found': "Il n'y a rien à cette adresse : {path}.",
  'refusal.not-allowed': "Ce compte n'a pas le droit de lire {path}.",
  'refusal.too-many-files':
    "Ce zip contient plus de {limit} fichiers : aucun dossier n'en a autant. Il n'a pas été lu.",
  'refusal.zip-bomb': "Décompressé, ce zip serait démesuré : ce n'est pas un dossier. Il n'a pas été lu.",
  'refusal.unreadable-input':
    "La lecture s'est interrompue ({path}). Copiez le dossier sur cet ordinateur, puis recommencez.",

  counts:
    "Captures dont l'historique a l'empreinte : {sealed}. Dans ce dossier : {here}. Retirées pour toujours : {withdrawn}. Non jointes : {notIncluded}. Aucun de ces nombres n'est une anomalie.",
  'receivedDossier.title': 'Dossier reçu {folder}',
  'fact.manifest': 'Empreinte du manifeste (SHA-256 de manifest.json)',
  'fact.key': 'Clé qui a signé (SHA-256 de la clé publique)',
  'fact.journal': 'Historique',
  'fact.journalLine': '{entries} lignes, identifiant {id}, empreinte de la dernière {head}',
  'fact.created': 'Dossier fait le (horloge de cet ordinateur-là, UTC)',
  'fact.software': 'Logiciel annoncé',
  'fact.files': 'Fichiers lus',
  'fact.filesLine': '{count} fichiers, {bytes} octets',
  'fact.none': 'non lu',
  'list.more': 'Et {n} autres.',

  'page.title': 'Vérifier un dossier',
  'page.intro': 'Cette page recalcule tout à partir des fichiers du dossier. Rien ne quitte cet ordinateur.',
  'page.prefer':
    'Si vous avez reçu cette page avec le dossier, utilisez plutôt la même page obtenue ailleurs. Un dossier altéré peut contenir une page altérée.',
  'page.choose': 'Le dossier',
  'page.drop': 'Déposez le PDF ou le zip ici, ou choisissez :',
  'page.file': 'Choisir un PDF ou un zip',
  'page.folder': 'Choisir un dossier décompressé',
  'page.chosen': 'Choisi : {name}',
  'page.folderDropped': 'Un dossier ne peut pas être lu quand il est déposé : choisissez-le avec le bouton.',
  'page.nothingChosen': "Rien n'est choisi pour l'instant.",
  'page.expect': 'Code noté ailleurs (facultatif)',
  'page.expectHint':
    "L'empreinte : 64 chiffres et lettres, tels qu'un procès-verbal ou un avocat les a notés. Espaces et majuscules ne comptent pas.",
  'page.expectWrong': 'Un code a 64 caractères, de 0 à 9 et de a à f. Relisez celui-ci, ou laissez le champ vide.',
  'page.codeGiven': 'Code donné',
  'page.codeOfDossier': 'Code de ce dossier',
  'page.verify': 'Vérifier',
  'page.cancel': 'Annuler',
  'page.cancelled': 'Vérification annulée.',
  'page.working': 'Vérification : {percent} %',
  'page.unknown': "La vérification n'a pas pu se faire",
  'page.unknownMeans': 'Cela ne dit rien du dossier lui-même.',
  'page.appendedMeans':
    "Ce que ce PDF affiche peut venir de cette suite. L'original, sans elle, se vérifie : extrayez-le, puis choisissez-le ici.",
  'page.extract': "Extraire l'original",
  'page.bug':
    'Une erreur imprévue a arrêté la vérification ({reason}). Essayez un autre navigateur, ou suivez LISEZ-MOI.txt.',
  'page.oldBrowser': 'Ce navigateur est trop ancien pour cette page. Mettez-le à jour, ou suivez LISEZ-MOI.txt.',
  'page.detail': 'Voir le détail',
  'page.fails': 'Ce qui ne tient pas',
  'page.where': 'Où',
  'page.holds': 'Ce qui tient',
  'page.unchecked': "Ce qui n'a pas été vérifié",
  'page.limits': 'Ce que cette vérification ne peut pas dire',
  'page.limit.truth': 'Si ce que disent les publications est vrai, ni qui est derrière un compte.',
  'page.limit.before':
    "Ce qui s'est passé avant le premier repère extérieur. Jusque-là, la date et l'intégrité reposent sur l'ordinateur de la personne.",
  'page.limit.clock': "L'heure exacte : les heures viennent de l'horloge de l'ordinateur qui a capturé.",
  'page.limit.absent': 'Ce que contiennent les captures qui ne sont pas dans ce dossier.',
  'page.remarks': "À regarder d'abord",
  'page.notes': 'À noter',
  'page.details': 'Détails, pour un expert',
  'page.exhibits': 'Les captures ({n})',
  'exhibit.title': 'Pièce n° {number}',
  'exhibit.account': 'Compte',
  'exhibit.posted': 'Publié le',
  'exhibit.captured': 'Enregistré le',
  'exhibit.address': 'Adresse',
  'exhibit.faulty': 'Un fichier de cette pièce ne tient pas.',
  'exhibit.sensitive': "Voir l'image (peut-être intime, ou d'une personne mineure)",
  'exhibit.show': "Voir l'image",
  'exhibit.none': "Pas d'image à montrer.",
  'exhibit.altered': "L'image a changé : elle n'est pas montrée.",
  'exhibit.showAll': 'Voir les images de la liste, sauf les sensibles',
  'exhibit.more': 'Voir {n} éléments de plus',
  'page.print': 'Imprimer ce résultat',
  'page.quit': 'Quitter',
} as const;
