export default {
  'warning.archive-missing': "La page n'a pas pu être gardée dans un fichier (page.mhtml : non lu).",
  'warning.archive-not-allowed':
    "Le fichier page.mhtml était demandé, mais le navigateur n'en donne plus le droit (non lu).",
  'warning.author-inherited':
    "Le nom du compte n'est pas écrit sur ce message : il vient d'un message plus haut dans la conversation.",
  'warning.relative-time-only':
    "La page ne donne qu'une durée (« il y a 3 h ») : l'heure exacte de publication n'est pas connue.",
  'warning.truncated-text':
    'La page coupe le texte. Pour le garder entier, ouvrez la publication et capturez-la à nouveau.',
  'warning.time-mismatch': "L'heure affichée et l'heure tirée de l'identifiant ne sont pas les mêmes.",
  'warning.post-cut-by-window': "La publication dépasse la fenêtre : l'image n'en montre qu'une partie.",
  'warning.post-partly-covered': 'Quelque chose, sur la page, recouvre une partie de la publication.',
  'warning.page-captured-in-part': "La page n'a pas été prise jusqu'au bout : l'image n'en montre que le début.",
  'warning.image-not-loaded': "Des images de la page ne s'étaient pas affichées au moment de la capture.",
  'warning.page-still-loading': "La page chargeait encore : il manque des choses à l'image.",
  'warning.page-covered': 'Un bandeau ou une fenêtre cachait une partie de la page. Fermez-le, puis recommencez.',
  'warning.content-blurred':
    "La page floute des textes : on ne peut pas les lire sur l'image. Connectez-vous ou affichez-les, puis recommencez.",
  'warning.content-folded':
    "La page repliait des réponses ou coupait des textes : ils ne sont pas sur l'image. Dépliez-les, puis recommencez.",
  'warning.page-moved': "La page a bougé pendant la capture : l'image peut être décalée.",
  'warning.window-resized': 'La taille de la fenêtre ou le zoom a changé pendant la capture.',
  'warning.page-not-focused':
    "Le clavier était ailleurs que dans la page pendant la capture (barre d'adresse, autre fenêtre). Certains sites cachent alors ce qu'ils montrent. Regardez l'image ; s'il y manque quelque chose, cliquez dans la page, puis recommencez.",
  'warning.page-source-missing': "La source de la page n'a pas pu être gardée.",
  'warning.text-file-missing': "Le fichier du texte n'a pas pu être gardé.",
  'warning.file-partly-read': "Le fichier n'a pas été lu en entier : il est gardé tel quel.",
  'warning.image-not-shown': "L'image n'a pas pu être affichée ici ; le fichier est gardé tel quel.",
  'warning.image-not-kept': "L'adresse et le compte sont notés, sans image.",
  'warning.type-differs': 'Le nom du fichier annonce un autre type que son contenu.',
  'warning.text-not-well-formed':
    "Le texte contenait des caractères incorrects. Ils ont été remplacés, et leur valeur d'origine est gardée à part.",
  'warning.reader-failed': "La lecture de la page a échoué : l'image est gardée, les champs sont à compléter.",
  'warning.layout-unknown': "La page n'a pas la forme attendue : relisez ce qui a été lu.",
  'warning.layout-changed':
    "Le site a changé la forme de ses pages : Recueil y trouve des publications, mais plus leur contenu. L'image est gardée : complétez les champs.",
  'warning.nothing-rendered': "La page ne montrait encore rien : ni texte ni image. Attendez qu'elle s'affiche.",
  'warning.content-closed':
    "Une partie de la page est fermée aux extensions : ses mots ne peuvent pas être lus. Ils sont sur l'image.",
  'warning.quotation-left-out':
    "Une partie du message est marquée comme une citation : elle n'est pas dans le texte relevé, elle est sur l'image.",
  'warning.quote-without-id': "La publication citée n'a pas d'adresse lisible sur la page.",
  'warning.date-order-unknown':
    'La date affichée peut se lire de deux façons (jour et mois) : elle est gardée telle quelle.',
  'warning.several-quotes': 'La publication en cite plusieurs : une seule a été lue.',
  'warning.edited': 'La page indique que la publication a été modifiée.',
  'warning.deleted': 'La page indique que la publication a été supprimée.',
  'warning.canonical-mismatch': 'La page annonce une autre adresse que celle de la publication.',
  'warning.not-logged-in': 'La page a été vue sans compte connecté : une partie de la publication peut manquer.',
  'warning.account-deleted': "Le compte n'existe plus au moment de la capture.",
  'warning.forwarded': "Le message a été transféré : le compte affiché n'en est pas forcément l'auteur.",
  'warning.headers-not-read':
    'Les en-têtes du courriel ne se lisent pas sur la page. Pour les garder, enregistrez le message (.eml) par le menu de la messagerie.',
  'warning.local-copy': "Cette page montre une copie : la publication d'origine est sur un autre serveur.",
  'warning.login-wall': 'La page demande de se connecter : elle ne montre peut-être pas tout.',
  'warning.own-message': 'Ce message vient de la personne qui est connectée.',
  'warning.short-link-unresolved': "L'adresse est un lien court : la page où il mène n'a pas été cherchée.",
  'warning.shown-through-another':
    'La publication est montrée à travers une autre (partage ou republication). Sa date et son adresse peuvent être celles du partage.',
  'warning.content-changed':
    "La page a changé pendant la capture : l'image et les mots relevés peuvent ne pas être les mêmes.",
  'warning.value-cut':
    "Une valeur de la page dépassait toute mesure : elle a été coupée. L'image et la source de la page ne le sont pas.",
  'warning.other': 'Remarque de la lecture : {code}.',
} as const;
