/** One sentence for each code of the domain: refusals, warnings, ways of reading, field names. */
export const codes = {
  'refusal.page-forbidden':
    "Le navigateur n'autorise aucune capture sur cette page. Ouvrez la publication dans un onglet ordinaire, puis recommencez.",
  'refusal.page-pdf':
    "Cette page est un PDF, que l'extension ne peut pas lire. Enregistrez le PDF par le menu du navigateur, puis importez-le dans le carnet.",
  'refusal.page-not-allowed-yet':
    "Le navigateur attend votre accord pour cette page. Cliquez sur l'icône de Recueil dans la barre d'outils, puis recommencez.",
  'refusal.page-frozen':
    "La page ne répond pas : rien n'a été enregistré. Attendez un moment, ou rechargez la page, puis recommencez.",
  'refusal.tab-changed':
    "L'onglet a changé pendant la capture : rien n'a été enregistré. Revenez sur l'onglet de la publication, puis recommencez.",
  'refusal.window-resized':
    "La taille de la fenêtre ou le zoom a changé plusieurs fois : rien n'a été enregistré. Laissez la fenêtre comme elle est, puis recommencez.",
  'refusal.address-changed':
    "L'adresse de la page a changé pendant la capture : rien n'a été enregistré. Attendez que la page soit affichée, puis recommencez.",
  'refusal.post-gone':
    "La publication n'est plus à l'écran : rien n'a été enregistré. Retrouvez-la sur la page, puis recommencez.",
  'refusal.nothing-there':
    "Il n'y a rien à enregistrer à cet endroit. Cliquez sur la publication elle-même, ou choisissez « Capturer l'écran ».",
  'refusal.shot-refused':
    "Le navigateur n'a pas donné l'image : rien n'a été enregistré. Attendez quelques secondes, puis recommencez.",
  'refusal.disk-full':
    "Il n'y a plus assez de place sur le disque. Libérez de la place, puis recommencez. Ce qui était déjà enregistré n'a pas changé.",
  'refusal.store-newer':
    "Ce qui est enregistré ici vient d'une version plus récente de Recueil. Rien n'a été touché. Mettez Recueil à jour pour l'ouvrir.",
  'refusal.store-lost':
    "L'espace où le navigateur gardait vos éléments est vide, et vous ne l'avez pas effacé : un disque plein ou abîmé peut en être la cause. Une copie de secours se reprend dans « Plus ». Vous pouvez continuer à capturer.",
  'refusal.store-unavailable':
    "Le navigateur ne donne pas accès à l'espace où sont gardées vos captures. Fermez le navigateur, rouvrez-le, puis recommencez.",
  'refusal.private-window':
    'Dans une fenêtre privée, ce navigateur ne permet pas de garder vos captures. Ouvrez la page dans une fenêtre ordinaire, puis recommencez.',
  'refusal.item-too-large':
    "Cette capture dépasse {megabytes} Mo : elle n'a pas été enregistrée. Rendez la fenêtre plus petite, puis recommencez.",
  'refusal.too-many-items':
    "Le dossier contient déjà {items} éléments, le plus qu'il puisse garder : cette capture n'a pas été enregistrée. Exportez le dossier et gardez-en une copie. Pour cette publication, faites une capture d'écran avec votre appareil.",
  'refusal.interrupted':
    "La capture s'est arrêtée avant la fin : rien n'a été enregistré. Vous pouvez recommencer.",
  'refusal.already-running':
    "Une capture ou un export est déjà en cours. Attendez qu'il se termine, puis recommencez.",
  'refusal.item-altered':
    "Un élément ne correspond plus à l'empreinte prise quand il a été enregistré. Aucun dossier n'a été écrit. Vous pouvez exporter sans cet élément.",
  'refusal.nothing-to-export':
    "Il n'y a encore rien à exporter. Capturez une première publication, puis revenez ici.",
  'refusal.export-failed':
    "Le dossier n'a pas pu être écrit, et aucun fichier n'a été laissé. Vérifiez qu'il reste de la place sur le disque, puis recommencez.",
  'refusal.cancelled':
    "C'est annulé, et rien n'a été gardé de ce qui était en cours. Vous pouvez recommencer.",
  'refusal.copy-gone':
    "Recueil a été verrouillé, ou tout y a été effacé : le dossier qui était prêt ici n'est plus sur ce disque. Ce que vous avez enregistré ailleurs y reste. Vous pouvez le refaire.",
  'refusal.locked':
    'Recueil est verrouillé. Saisissez votre phrase de passe pour voir ce qui est enregistré. Vous pouvez capturer sans elle.',
  'refusal.wrong-passphrase':
    "Ce n'est pas la bonne phrase de passe. Rien n'a changé. Vérifiez les majuscules et la langue du clavier, puis recommencez.",
  'refusal.wrong-recovery-code':
    "Ce n'est pas le bon code de secours. Rien n'a changé. Il compte 32 lettres et chiffres, sans I, L, O ni U.",
  'refusal.too-many-tries':
    "Plusieurs essais n'ont pas réussi. Attendez {wait} avant le suivant. Rien n'est effacé.",
  'refusal.already-locked':
    "Une phrase de passe est déjà choisie. Pour en changer, saisissez d'abord l'actuelle.",
  'refusal.record-damaged':
    "Une partie de ce qui est gardé sur le disque est abîmée ou a été déplacée : elle ne peut pas être lue. Le reste n'a pas changé.",
  'refusal.not-accepted':
    "Ce texte est trop long ou contient quelque chose qui ne peut pas être gardé. Rien n'a changé : raccourcissez-le, puis recommencez.",
  'refusal.file-empty':
    "Ce fichier est vide. Il n'a pas été importé : cherchez l'original, puis recommencez.",
  'refusal.file-unknown':
    "Ce type de fichier n'est pas pris en charge. Il n'a pas été importé : une capture d'écran de ce qu'il montre le sera.",
  'refusal.file-unreadable':
    "Ce fichier ne se lit pas : il a été déplacé, renommé ou modifié depuis que vous l'avez choisi. Il n'a pas été importé : choisissez-le de nouveau.",
  'refusal.bug':
    "Quelque chose d'imprévu a empêché l'opération. Fermez cette page, rouvrez-la, puis recommencez.",

  'warning.author-inherited':
    "Le nom du compte n'est pas écrit sur ce message : il vient d'un message plus haut dans la conversation.",
  'warning.relative-time-only':
    "La page ne donne qu'une durée (« il y a 3 h ») : l'heure exacte de publication n'est pas connue.",
  'warning.truncated-text':
    'La page coupe le texte. Pour le garder entier, ouvrez la publication et capturez-la à nouveau.',
  'warning.time-mismatch': "L'heure affichée et l'heure tirée de l'identifiant ne sont pas les mêmes.",
  'warning.post-cut-by-window': "La publication dépasse la fenêtre : l'image n'en montre qu'une partie.",
  'warning.post-partly-covered': 'Un élément de la page recouvre une partie de la publication.',
  'warning.page-captured-in-part':
    "La page n'a pas été prise jusqu'au bout : l'image n'en montre que le début.",
  'warning.image-not-loaded': "Des images de la page ne s'étaient pas affichées au moment de la capture.",
  'warning.page-moved': "La page a bougé pendant la capture : l'image peut être décalée.",
  'warning.window-resized': 'La taille de la fenêtre ou le zoom a changé pendant la capture.',
  'warning.page-not-focused':
    "Le clavier était ailleurs que dans la page pendant la capture (barre d'adresse, autre fenêtre) : certains sites cachent alors ce qu'ils montrent. Regardez l'image ; s'il y manque quelque chose, cliquez dans la page, puis recommencez.",
  'warning.page-source-missing': "La source de la page n'a pas pu être gardée.",
  'warning.text-file-missing': "Le fichier du texte n'a pas pu être gardé.",
  'warning.file-partly-read': "Le fichier n'a pas été lu en entier : il est gardé tel quel.",
  'warning.image-not-shown': "L'image n'a pas pu être affichée ici ; le fichier est gardé tel quel.",
  'warning.image-not-kept': "L'adresse et le compte sont notés, sans image.",
  'warning.type-differs': 'Le nom du fichier annonce un autre type que son contenu.',
  'warning.text-not-well-formed':
    "Le texte contenait des caractères incorrects. Ils ont été remplacés, et leur valeur d'origine est gardée à part.",
  'warning.reader-failed':
    "La lecture de la page a échoué : l'image est gardée, les champs sont à compléter.",
  'warning.layout-unknown': "La page n'a pas la forme attendue : relisez ce qui a été lu.",
  'warning.quotation-left-out':
    "Une partie du message est marquée comme une citation : elle n'est pas dans le texte relevé, elle est sur l'image.",
  'warning.quote-without-id': "La publication citée n'a pas d'adresse lisible sur la page.",
  'warning.date-order-unknown':
    'La date affichée peut se lire de deux façons (jour et mois) : elle est gardée telle quelle.',
  'warning.several-quotes': 'La publication en cite plusieurs : une seule a été lue.',
  'warning.edited': 'La page indique que la publication a été modifiée.',
  'warning.deleted': 'La page indique que la publication a été supprimée.',
  'warning.canonical-mismatch': 'La page annonce une autre adresse que celle de la publication.',
  'warning.not-logged-in':
    'La page a été vue sans compte connecté : une partie de la publication peut manquer.',
  'warning.account-deleted': "Le compte n'existe plus au moment de la capture.",
  'warning.forwarded': "Le message a été transféré : le compte affiché n'en est pas forcément l'auteur.",
  'warning.headers-not-read':
    'Les en-têtes du courriel ne se lisent pas sur la page. Pour les garder, enregistrez le message (.eml) par le menu de la messagerie.',
  'warning.local-copy': "Cette page montre une copie : la publication d'origine est sur un autre serveur.",
  'warning.login-wall': 'La page demande de se connecter : elle ne montre peut-être pas tout.',
  'warning.own-message': 'Ce message vient de la personne qui est connectée.',
  'warning.short-link-unresolved': "L'adresse est un lien court : la page où il mène n'a pas été cherchée.",
  'warning.shown-through-another':
    'La publication est montrée à travers une autre (partage ou republication) : sa date et son adresse peuvent être celles du partage.',
  'warning.content-changed':
    "La page a changé pendant la capture : l'image et les mots relevés peuvent ne pas être les mêmes.",
  'warning.value-cut':
    "Une valeur de la page dépassait toute mesure : elle a été coupée. L'image et la source de la page ne le sont pas.",
  'warning.other': 'Remarque de la lecture : {code}.',

  'field.page': 'Adresse de la page',
  'path.captured': {
    one: 'une page capturée avant dans cet onglet',
    other: '{n} pages capturées avant dans cet onglet',
  },
  'field.accessPath': "Chemin d'accès",
  'field.frame': 'Adresse du cadre, dans cette page',
  'field.permalink': 'Adresse de la publication',
  'field.platform': 'Plateforme',
  'field.surface': 'Nature',
  'field.visibility': 'Visibilité',
  'field.displayName': 'Nom affiché du compte',
  'field.handle': "Compte à l'origine de la publication",
  'field.profileUrl': 'Adresse du compte',
  'field.platformId': 'Numéro du compte',
  'field.posting': 'Publié',
  'field.acquiredAt': 'Enregistré',
  'field.session': 'Compte connecté lors de la capture',
  'field.replyTo': 'En réponse à',
  'field.quoted': 'Publication citée',
  'field.pageTitle': 'Titre de la page',
  'field.media': 'Images et vidéos',
  'field.reader': 'Lecteur utilisé',

  'time.asShown': 'affiché « {raw} »',
  'media.count': { one: '{n} image ou vidéo', other: '{n} images ou vidéos' },

  'confidence.high': 'lecture sûre',
  'confidence.medium': 'lecture probable',
  'confidence.low': 'lecture incertaine',

  'surface.post': 'publication',
  'surface.reply': 'réponse',
  'surface.comment': 'commentaire',
  'surface.message': 'message',
  'surface.story': 'story',
  'surface.review': 'avis',
  'surface.profile': 'profil',
  'surface.email': 'e-mail',
  'surface.page': 'page',
  'surface.imported': 'fichier importé',
  'visibility.public': 'publique',
  'visibility.followers': 'abonnés seulement',
  'visibility.closed-group': 'groupe fermé',
  'visibility.private': 'privée',
  'platform.web': 'site web',
} as const;
