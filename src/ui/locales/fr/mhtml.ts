export default {
  'mhtml.title': 'Pour un expert : garder aussi la page dans un fichier (page.mhtml)',
  'mhtml.meaning':
    "Chaque capture garde alors la page entière avec ses images, telle que le navigateur l'enregistre. Dans une conversation entière, non. Ce fichier peut contenir vos autres messages. Il entre dans un dossier seulement si « Le code des pages » y est coché. Sans lui, rien ne manque à un dossier.",
  'mhtml.asks':
    "Le navigateur va demander le droit de « lire et modifier toutes vos données sur tous les sites ». Il n'a pas de question plus étroite. Recueil ne s'en sert que pour la page que vous capturez, au moment de la capture.",
  'mhtml.plain':
    "Le navigateur écrit d'abord ce fichier, sans chiffrement, dans le dossier temporaire de l'ordinateur. Il l'efface peu après ; s'il s'arrête brusquement, le fichier peut y rester. Sur un ordinateur partagé ou surveillé, ne l'activez pas.",
  'mhtml.turnOn': 'Garder ce fichier',
  'mhtml.turnOff': 'Ne plus le garder, et rendre ce droit',
  'mhtml.on': 'Les prochaines captures gardent ce fichier.',
  'mhtml.takenBack':
    "Le navigateur n'en donne plus le droit : les captures sont faites sans ce fichier, et chacune le dit.",
  'mhtml.refused': "Le navigateur n'a pas donné ce droit. Rien n'a changé.",
} as const;
