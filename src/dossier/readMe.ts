import { resolveParts } from '../domain/export/dossierOptions.ts';
import { hasCopy } from '../domain/export/fileDecisions.ts';
import { hasIdentification } from './data/identification.ts';
import { hasProsecution } from './data/prosecution.ts';
import { hasVisits } from './data/revisits.ts';
import { listPartsLeftOut } from './data/summaryFacts.ts';
import { type DossierContext, isAnnex } from './dossierPlan.ts';
import * as coverAndMethod from './strings/coverAndMethod.ts';
import { localDate } from './strings/formatText.ts';
import * as reportSections from './strings/reportSections.ts';
import { receivedDossier } from './strings/reportSections.ts';

/** Returns the bytes of `LISEZ-MOI.txt`: what the zip contains, and how to check it without our software. */
export function readMeText(context: DossierContext): Uint8Array<ArrayBuffer> {
  // With BOM and CRLF, for old versions of Notepad.
  return new TextEncoder().encode(`\uFEFF${readMeBody(context).replaceAll('’', "'").replaceAll('\n', '\r\n')}`);
}

const MAX_LINE = 90;

function foldLines(paragraph: string): string {
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const line = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && line.length <= MAX_LINE) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return lines.join('\n').trimEnd();
}

const DOCUMENTS = `dossier.pdf           à lire d'abord : deux pages de résumé, la liste des pièces, les pièces
`;
const ANNEX = `annexe.pdf            les images
`;
const TABLES = `chronologie.csv       les pièces, pour un tableur
comptes.csv           les comptes lus sur les captures
adresses.csv          les adresses des publications
`;
const IDENTIFICATION = `fiche-identification.pdf ce qui identifie chaque compte signalé, pour une réquisition
fiche-identification.csv chacune de leurs publications, pour un tableur
`;
const PROSECUTION = `tableau-propos.pdf    les mots exacts de chaque publication, pour l'avocat
tableau-propos.csv    les mêmes, pour un tableur
`;
const VISITS = `fiche-commissaire.pdf les adresses à ouvrir, pour un commissaire de justice
adresses.html         les mêmes adresses, à ouvrir d'un clic
`;
const TABLES_NOTE = `
Dans les fichiers .csv, une apostrophe (') précède ce qu'un tableur prendrait pour une
formule, un nombre ou une date ; pour la même raison, une virgule d'adresse peut y être
écrite %2C. Les valeurs exactes sont dans la fiche de chaque pièce et dans dossier.pdf.
`;

/** Links every joined file to its fiche. The path of an archive, which is in another exhibit, has a slash. */
const LINK_COMMAND = [
  `for p in pieces/*/; do grep -os '"[^"/]*":"[^"]*' "$p"sels.json | while IFS='":' read -r _ f _ _ s; do`,
  `e=$(sha256sum "$p$f" | cut -c-64); c=$(printf %s "$s$e$f" | sha256sum | cut -c-64)`,
  `grep -q "$c" "$p"fiche.json && echo "$p$f: OK" || echo "$p$f: DIFFERENT"; done; done`,
];

function readMeBody(context: DossierContext): string {
  const { snapshot, createdAt, timeZone, fileName, software, options, volumeSet } = context;
  const { counts, items } = snapshot;
  const parts = resolveParts(options);
  const annex = isAnnex(context);
  const pdfName = fileName.replace(/\.zip$/, '.pdf');
  return `${annex ? 'ANNEXE AU DOSSIER DE CAPTURES' : 'DOSSIER DE CAPTURES'}
Préparé le ${localDate(createdAt, timeZone)} avec ${software.name} ${software.version}
Fichier : ${fileName}

${coverAndMethod.cover.counts(counts.sealed, items.length, counts.withdrawn, counts.notIncluded)}
${listPartsLeftOut(items)
  .map((line) => `${foldLines(line)}\n`)
  .join('')}${
  volumeSet === undefined
    ? ''
    : `
${[...reportSections.volumeSplit.lines(volumeSet), reportSections.volumeSplit.number].map(foldLines).join('\n')}
`
}

CE QUE C'EST

${[coverAndMethod.cover.madeBy(options.requester?.role), ...coverAndMethod.cover.notice].map(foldLines).join('\n\n')}

Ne publiez pas ce dossier, ne l'envoyez pas à la personne mise en cause.


CE QU'IL CONTIENT

${annex ? ANNEX : DOCUMENTS}\
index.html            les pièces dans un navigateur, sans réseau ; images masquées d'abord
${hasVisits(items, options) && !annex ? VISITS : ''}\
${hasIdentification(items, options) && !annex ? IDENTIFICATION : ''}\
${hasProsecution(items, options) && !annex ? PROSECUTION : ''}\
pieces/P0001 ...      chaque pièce : sa fiche, ses images, son texte${parts.has('sources') ? ', le code de la page (page.html, parfois page.mhtml)' : ''}
${items.some(({ notes }) => notes !== null) ? "notes/P0001.json ...  ce qui a été indiqué d'une pièce, après la capture\n" : ''}\
${snapshot.redactedCopy !== undefined ? "copies/P0001 ...      copies floutées ou masquées ; la fiche a l'empreinte de l'original\n" : ''}\
${items.some((item) => hasCopy(item, 'clean')) ? "copies/P0001 ...      copies sans métadonnées (lieu, appareil) de fichiers importés ; la fiche a l'empreinte de l'original\n" : ''}\
${annex ? '' : TABLES}\
${snapshot.receivedDossiers?.length ? `${receivedDossier.readMe}\n` : ''}\
empreintes.csv        l'empreinte SHA-256 de chaque fichier joint des pièces, et comment il a été fait
journal.jsonl         tout ce qui a été enregistré, retiré pour toujours ou exporté, dans l'ordre
manifest.json         la liste de tous les fichiers avec leur empreinte SHA-256
manifest.json.sig     la signature de cette liste ; cle-publique.pem : la clé qui la vérifie
SHA256SUMS            les mêmes empreintes, au format des outils courants ; elle n'est pas signée
verifier.html         une page de vérification, qui marche sans réseau
horodatages/          s'il existe : la date donnée par un tiers, une autorité d'horodatage
${annex ? '' : TABLES_NOTE}

VÉRIFIER SANS NOTRE LOGICIEL

Les vérifications disent si le dossier est cohérent en lui-même. Quelqu'un qui aurait tout
refait présenterait aussi un dossier cohérent : comparez donc l'empreinte de manifest.json
avec celle qui a été notée ailleurs, au procès-verbal, chez un avocat ou sur remise.pdf.

Décompressez le zip, ouvrez un terminal dans le dossier obtenu, puis :

Linux
    openssl dgst -sha256 -verify cle-publique.pem -signature manifest.json.sig manifest.json
    grep -o '"path":"[^"]*","sha256":"[^"]*"' manifest.json > ../liste
    sed 's/.*:"\\(.*\\)",.*:"\\(.*\\)"/\\2 *\\1/' ../liste | sha256sum -c
    find . ! -type d -exec ls -dq {} + | grep -vxFf <(sed 's/.*:"\\(.*\\)",.*/.\\/\\1/' ../liste)
    sha256sum manifest.json

macOS
    openssl dgst -sha256 -verify cle-publique.pem -signature manifest.json.sig manifest.json
    grep -o '"path":"[^"]*","sha256":"[^"]*"' manifest.json > ../liste
    sed 's/.*:"\\(.*\\)",.*:"\\(.*\\)"/\\2 *\\1/' ../liste | shasum -a 256 -c
    find . ! -type d -exec ls -dq {} + | grep -vxFf <(sed 's/.*:"\\(.*\\)",.*/.\\/\\1/' ../liste)
    shasum -a 256 manifest.json

Windows (PowerShell, dans Windows 8.1 et suivants)
    $l = (Get-Content manifest.json -Encoding UTF8 | ConvertFrom-Json).files
    $l | ForEach-Object { if ((Get-FileHash -LiteralPath $_.path -Algorithm SHA256).Hash -eq $_.sha256) { "$($_.path) : OK" } else { "$($_.path) : DIFFERENT" } }
    (Get-ChildItem -Recurse -File -Force).FullName.Substring($pwd.Path.Length + 1).Replace('\\', '/') | Where-Object { $l.path -cnotcontains $_ }
    certutil -hashfile manifest.json SHA256

Le PDF complet, s'il est remis avec le zip, contient les mêmes fichiers, avec -- au lieu de /
dans leur nom (poppler-utils les extrait). Dans un dossier vide, sous Linux :
${coverAndMethod
  .handCommands(pdfName, annex ? 'annexe.pdf' : 'dossier.pdf')
  .map((line) => `    ${line}`)
  .join('\n')}

openssl doit répondre « Verified OK », et chaque fichier OK (ou « Réussi »). Les noms écrits
ensuite sont ceux des fichiers que la signature ne nomme pas : manifest.json,
manifest.json.sig, SHA256SUMS, qu'aucune commande ne lit, et, si un tiers a daté le dossier,
deux de horodatages. Un autre nom : un fichier ajouté, par quelqu'un ou par l'ordinateur
(.DS_Store, Thumbs.db). La dernière empreinte est celle de manifest.json.
L'empreinte du PDF complet, s'il est remis, doit être celle de remise.pdf ; sinon, arrêtez-vous
là. Du PDF, lisez le fichier extrait ici : c'est lui qui a été vérifié.
certutil écrit l'empreinte sur sa deuxième ligne, parfois avec des espaces. Windows n'a pas
openssl ; il se trouve avec Git pour Windows. Les commandes de Windows et de macOS n'ont pas
été essayées sur ces systèmes pour cette version.

Si horodatages/manifest.tsr existe, une autorité a daté l'empreinte de manifest.json. Avec le
certificat racine de cette autorité, obtenu auprès d'elle (ici racine.pem) :
    openssl ts -verify -data manifest.json -in horodatages/manifest.tsr -CAfile racine.pem -untrusted horodatages/manifest.pem

La pièce n° 1 elle-même : l'empreinte de pieces/P0001/fiche.json est écrite dans
journal.jsonl, et la fiche donne l'empreinte salée de chacun de ses fichiers : le SHA-256 du
sel, de l'empreinte et du nom à la suite. sels.json donne le sel de ceux qui sont joints ;
sans le sel, rien ne se devine de ceux qui ne le sont pas. Sous Linux, dans le dossier
obtenu (macOS : shasum -a 256 au lieu de sha256sum) :
${LINK_COMMAND.map((line) => `    ${line}`).join('\n')}


VÉRIFIER AVEC LA PAGE

Ouvrez verifier.html dans un navigateur et donnez-lui le PDF complet ou le fichier zip. Rien n'est envoyé.
Quelqu'un qui aurait modifié le dossier aurait pu modifier aussi cette page : prenez de
préférence un exemplaire de verifier.html obtenu ailleurs.
`;
}
