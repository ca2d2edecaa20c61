/** « page.mhtml », an advanced option of Chromium. */
export const archive = {
  'archive.title': 'Pour un expert : garder aussi la page dans un fichier (page.mhtml)',
  'archive.meaning':
    "Chaque capture garde alors la page entière avec ses images, telle que le navigateur l'enregistre ; dans un fil entier, non. Ce fichier peut contenir vos autres messages : il entre dans un dossier seulement si « Le code des pages » y est coché. Sans lui, rien ne manque à un dossier.",
  'archive.asks':
    "Le navigateur va demander le droit de « lire et modifier toutes vos données sur tous les sites » : il n'a pas de question plus étroite. Recueil ne s'en sert que pour la page que vous capturez, au moment de la capture.",
  'archive.plain':
    "Le navigateur écrit d'abord ce fichier, sans chiffrement, dans le dossier temporaire de l'ordinateur. Il l'efface peu après ; s'il s'arrête brusquement, le fichier peut y rester. Sur un ordinateur partagé ou surveillé, ne l'activez pas.",
  'archive.turnOn': 'Garder ce fichier',
  'archive.turnOff': 'Ne plus le garder, et rendre ce droit',
  'archive.on': 'Les prochaines captures gardent ce fichier.',
  'archive.takenBack':
    "Le navigateur n'en donne plus le droit : les captures sont faites sans ce fichier, et chacune le dit.",
  'archive.refused': "Le navigateur n'a pas donné ce droit. Rien n'a changé.",
  'warning.archive-missing': "La page n'a pas pu être gardée dans un fichier (page.mhtml : non lu).",
  'warning.archive-not-allowed':
    "Le fichier page.mhtml était demandé, mais le navigateur n'en donne plus le droit (non lu).",
} as const;
