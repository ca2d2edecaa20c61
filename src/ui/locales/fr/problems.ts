export default {
  'kept.nothing': " : rien n'a été gardé",
  'kept.before': " : la suite n'est pas gardée",
  'refusal.backup-not-one': "Ce fichier n'est pas une copie de secours de Recueil. Rien n'a changé.",
  'refusal.backup-newer': "Cette copie vient d'une version plus récente. Mettez Recueil à jour, puis recommencez.",
  'refusal.backup-passphrase':
    "Ce n'est pas la bonne phrase de passe, ou le début du fichier est abîmé. Rien n'a changé. Vous pouvez recommencer.",
  'refusal.backup-damaged':
    "Cette copie est incomplète ou abîmée. Rien n'a été restauré. Copiez-la de nouveau depuis l'endroit où elle est gardée, puis recommencez.",
  'refusal.backup-here':
    "Tout ce que contient cette copie est déjà ici. Rien n'a changé, n'effacez rien. Pour la voir à part, ouvrez-la dans un autre profil : menu du navigateur, « Profils ».",
  'refusal.page-forbidden':
    "Le navigateur n'autorise aucune capture ici. Ouvrez la publication elle-même, puis recommencez. Si le site ne répond plus, importez une photo de l'écran.",
  'refusal.page-reader-mode':
    "Cette page est en mode lecture : aucune capture n'y est possible. Quittez ce mode par son icône dans la barre d'adresse, puis recommencez.",
  'refusal.page-pdf':
    'Cette page est un PDF, qui ne se lit pas ici. Enregistrez-le par le menu du navigateur, puis importez-le.',
  'refusal.page-not-allowed-yet':
    "Le navigateur attend votre accord pour cette page. Cliquez sur l'icône de Recueil dans la barre d'outils, puis recommencez.",
  'refusal.page-frozen': 'La page ne répond pas{kept}. Rechargez la page, puis recommencez.',
  'refusal.readers-missing':
    "Recueil n'a pas pu se préparer pour cette page{kept}. Rechargez la page, puis recommencez.",
  'refusal.tab-changed': "L'onglet a changé pendant la capture{kept}. Revenez sur cet onglet, puis recommencez.",
  'refusal.window-resized': 'La fenêtre ou le zoom a trop changé{kept}. Laissez-les ainsi, puis recommencez.',
  'refusal.page-pinch-zoomed': 'La page est agrandie avec deux doigts{kept}. Réduisez-la ainsi, puis recommencez.',
  'refusal.address-changed':
    "L'adresse de la page a changé pendant la capture{kept}. Attendez la page, puis recommencez.",
  'refusal.post-gone': "La publication n'est plus à l'écran{kept}. Retrouvez-la, puis recommencez.",
  'refusal.nothing-there':
    "Il n'y a rien à garder ici. Cliquez sur la publication, ou choisissez « Capturer l'écran ».",
  'refusal.nothing-chosen': "Rien n'a été choisi sur la page{kept}. Recommencez.",
  'refusal.nothing-else-chosen': "Rien d'autre n'a été choisi, ni gardé. Ce qui était gardé le reste.",
  'refusal.shot-refused': "Le navigateur n'a pas donné l'image{kept}. Attendez un instant, puis recommencez.",
  'refusal.picture-blank': "L'image ne montrait pas la publication{kept}. Recommencez.",
  'refusal.cover-in-picture':
    "L'écran qui cache la page est sur une image{kept}. Recommencez, au besoin sans cacher la page.",
  'refusal.disk-full': "Le disque est plein. Libérez de la place, puis recommencez. Ce qui était gardé n'a pas changé.",
  'refusal.store-other-version':
    "Ce qui est gardé vient d'une autre version de Recueil. Rien n'a été touché. Mettez Recueil à jour. Un essai ? Désinstallez-le, cela l'efface, puis réinstallez-le.",
  'refusal.store-lost':
    'Vos captures ont disparu de ce navigateur, sans que vous les effaciez. Le disque est peut-être plein ou abîmé. Une copie de secours ? Restaurez-la dans « Réglages ». Vous pouvez continuer à capturer.',
  'refusal.store-unavailable':
    'Le navigateur ne donne pas accès à vos captures. Fermez-le, rouvrez-le, puis recommencez.',
  'refusal.private-window':
    "Ce navigateur n'a que des fenêtres privées : il ne garde rien. Dans Firefox : « Paramètres », « Vie privée et sécurité », « Conserver l'historique », puis redémarrez.",
  'refusal.item-too-large':
    "Cette capture dépasse {megabytes} Mo : elle n'a pas été gardée. Réduisez la fenêtre, puis recommencez.",
  'refusal.too-many-items':
    "Ce carnet est plein ({items} captures) : celle-ci n'a pas été gardée. Préparez le dossier, gardez-en une copie. Ici, faites une capture d'écran.",
  'refusal.unfold-address':
    'Un bouton a ouvert une autre adresse{kept}. Revenez en arrière, puis capturez sans déplier.',
  'refusal.unfold-dialog': 'Un bouton de la page a ouvert une fenêtre{kept}. Fermez-la, puis capturez sans déplier.',
  'refusal.unfold-tab': "Un onglet ou une fenêtre s'est ouvert{kept}. Fermez-le, puis capturez sans déplier.",
  'refusal.interrupted': "La capture s'est arrêtée avant la fin{kept}. Vous pouvez recommencer.",
  'refusal.reading-invalid': "Cette page n'a pas pu être lue{kept}. Vous pouvez recommencer.",
  'refusal.already-running': 'Une capture ou un dossier est déjà en cours. Attendez la fin, puis recommencez.',
  'refusal.case-gone': 'Ce carnet a été effacé ailleurs. Ouvrez un autre carnet, dans « Réglages ».',
  'refusal.item-altered':
    "Une capture ne correspond plus à l'empreinte prise quand elle a été gardée. Aucun dossier n'a été écrit. Vous pouvez préparer le dossier sans cette capture.",
  'refusal.nothing-to-export':
    'Ce dossier serait vide : aucune capture, ou toutes sont déjà remises ou laissées de côté. Cochez ou joignez une capture, ou faites-en une nouvelle.',
  'refusal.export-failed':
    "Le dossier n'a pas pu être écrit, et aucun fichier n'a été laissé. Vérifiez qu'il reste de la place sur le disque, puis recommencez.",
  'refusal.hidden-parts': "Le dossier n'est pas encore écrit. Choisissez d'abord ci-dessous.",
  'refusal.files-uncleaned':
    "Le dossier n'est pas encore écrit : un fichier importé dit peut-être un lieu ou un nom. Choisissez ci-dessous.",
  'refusal.word-too-short': "C'est trop court pour être cherché. Écrivez au moins deux lettres ou chiffres.",
  'refusal.cancelled': "C'est annulé. Rien de ce qui était en cours n'est gardé.",
  'refusal.copy-gone':
    "Quelque chose a été effacé dans Recueil. Le dossier qui était prêt ici n'est plus sur ce disque. Ce que vous avez enregistré ailleurs y reste. Vous pouvez refaire le dossier.",
  'refusal.locked':
    'Recueil est verrouillé. Écrivez votre phrase de passe pour voir ce qui est gardé. Capturer reste possible.',
  'refusal.wrong-passphrase':
    "Ce n'est pas la bonne phrase de passe. Rien n'a changé. Vérifiez les majuscules et la langue du clavier, puis recommencez.",
  'refusal.wrong-zip-password':
    "Ce n'est pas le mot de passe de ce fichier. Rien n'a changé. Vérifiez les majuscules, puis recommencez.",
  'refusal.wrong-recovery-code':
    "Ce n'est pas la bonne clé de secours. Rien n'a changé. Elle compte 32 lettres et chiffres, sans I, L, O ni U.",
  'refusal.weak-passphrase': "C'est trop facile à deviner. Essayez plusieurs mots sans lien entre eux.",
  'refusal.too-many-tries': "Plusieurs essais n'ont pas réussi. Attendez {wait} avant le suivant. Rien n'est effacé.",
  'refusal.already-locked': "Une phrase de passe est déjà choisie. Pour en changer, écrivez d'abord l'actuelle.",
  'refusal.record-damaged':
    "Une partie de ce qui est gardé est abîmée ou déplacée. Elle ne se lit pas. Le reste n'a pas changé.",
  'refusal.not-accepted':
    "Ce texte est trop long ou contient quelque chose qui ne peut pas être gardé. Rien n'a changé : raccourcissez-le, puis recommencez.",
  'refusal.file-empty':
    "Ce fichier est vide. Il n'a pas été importé : cherchez l'original, puis recommencez. Si c'est un dossier de l'ordinateur, choisissez les fichiers qu'il contient.",
  'refusal.file-kept': "Ce fichier est déjà gardé, exactement le même. Il n'est pas ajouté une deuxième fois.",
  'refusal.file-unknown':
    "Ce type de fichier n'est pas pris en charge. Il n'a pas été importé. Enregistrez-le en PDF, ou faites une capture d'écran de ce qu'il montre, puis importez-la.",
  'refusal.file-outlook':
    "Ce message est dans un format d'Outlook. Il n'a pas été importé. Ouvrez-le dans Outlook, enregistrez-le au format .eml, puis importez cette copie.",
  'refusal.file-locked-chat':
    "C'est une sauvegarde de WhatsApp, que seul WhatsApp peut ouvrir. Elle n'a pas été importée. Dans WhatsApp, ouvrez la discussion, puis son menu, pour en faire un fichier .zip. Importez ce fichier.",
  'refusal.file-page':
    "C'est une page ou un dessin du web. Le fichier n'a pas été importé. Ouvrez-le dans le navigateur, puis capturez-le avec Recueil.",
  'refusal.file-packed':
    "Ce fichier en contient d'autres, qui ne se lisent pas ainsi. Il n'a pas été lu. Décompressez-le sur votre ordinateur, puis choisissez les fichiers qui en sortent.",
  'refusal.file-endless':
    'La lecture de « {name} » ne finissait pas. Elle a été arrêtée, et ses messages ne sont pas lus. Vous pouvez garder le fichier tel quel.',
  'refusal.file-unreadable':
    "Ce fichier ne se lit pas : il a été déplacé, renommé ou modifié depuis que vous l'avez choisi. Il n'a pas été importé : choisissez-le de nouveau. Si c'est un dossier de l'ordinateur, choisissez les fichiers qu'il contient.",
  'refusal.archive-encrypted':
    'Cette archive est protégée par un mot de passe. Ouvrez-la avec lui, enregistrez-la sans mot de passe, puis choisissez cette copie.',
  'refusal.archive-damaged':
    "Cette archive est incomplète ou abîmée. Elle n'a pas été lue : téléchargez-la de nouveau en entier, puis recommencez.",
  'refusal.archive-too-large': "Cette archive grandit sans fin quand on l'ouvre. Elle n'a pas été lue.",
  'refusal.archive-mixed':
    'Ce fichier contient deux archives de messages, ou une seule en JSON et en HTML. Elles ne se lisent pas ensemble. Sortez-en une, en JSON si possible, puis choisissez-la.',
  'refusal.bug': "Quelque chose d'imprévu est arrivé. Fermez cette page, rouvrez-la, puis recommencez.",
  'refusal.received-altered':
    "Un dossier reçu n'est plus tel qu'il a été vérifié. Décochez-le, ou effacez-le puis ajoutez-le de nouveau.",
  'refusal.received-already': "Ce dossier est déjà parmi vos dossiers reçus. Rien n'a changé.",
  'refusal.received-nothing-new':
    "Tout ce que contient ce dossier est déjà parmi vos captures. Il n'a pas été gardé une seconde fois.",
  'refusal.received-too-large':
    "Ce dossier est trop grand pour être gardé ici. Il dépasse {gigabytes} Go, ou l'un de ses fichiers est trop gros. Rien n'a changé.",
  'refusal.timestamp-not-allowed':
    "Le navigateur n'autorise pas Recueil à contacter cet organisme. Choisissez-le de nouveau.",
  'refusal.timestamp-unreachable': "L'organisme d'horodatage n'a pas répondu. Vous pourrez réessayer plus tard.",
  'refusal.timestamp-status': "L'organisme d'horodatage a répondu par une erreur. Vous pourrez réessayer plus tard.",
  'refusal.timestamp-not-a-reply':
    "Une page répond à cette adresse, et non un organisme d'horodatage. Une connexion publique (hôtel, gare) peut en être la cause.",
  'refusal.timestamp-malformed': "La réponse de l'organisme d'horodatage n'est pas lisible. Elle n'a pas été gardée.",
  'refusal.timestamp-refused': "L'organisme d'horodatage a refusé. Vous pouvez en choisir un autre.",
  'refusal.timestamp-imprint': "La réponse date une autre empreinte que la nôtre. Elle n'a pas été gardée.",
  'refusal.timestamp-nonce': "La réponse n'est pas celle de notre demande. Elle n'a pas été gardée.",
  'refusal.timestamp-signer-missing': "La réponse vient sans le certificat de l'organisme. Elle n'a pas été gardée.",
  'refusal.timestamp-signature': "La signature de l'organisme ne correspond pas à sa réponse. Elle n'a pas été gardée.",
  'refusal.timestamp-binding': "La réponse n'est pas liée au certificat qui l'accompagne. Elle n'a pas été gardée.",
  'refusal.timestamp-purpose':
    "Le certificat de l'organisme n'est pas fait pour horodater. La réponse n'a pas été gardée.",
  'refusal.timestamp-expired':
    "Le certificat de l'organisme n'est pas valable à l'heure qu'il indique. La réponse n'a pas été gardée.",
  'refusal.timestamp-self-signed':
    "L'organisme se garantit lui-même : personne d'autre ne répond de lui. La réponse n'a pas été gardée.",
  'refusal.timestamp-weak': "L'organisme emploie un calcul qui n'est plus sûr. La réponse n'a pas été gardée.",
  'warning.other': 'Remarque de la lecture : {code}.',
} as const;
