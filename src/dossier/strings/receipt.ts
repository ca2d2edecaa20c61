import type { HashedZip } from '../zip/zipResult.ts';
import { formatNumber, plural } from './formatNumber.ts';

/** French texts of remise.pdf. Facts only. */

export const receipt = {
  intro: 'À recopier ou à joindre au procès-verbal.',
  handed: 'nous remet le fichier suivant :',
  handedSeveral: (count: number) => `nous remet les ${formatNumber(count)} fichiers suivants :`,
  report: 'PV n°',
  rank: 'Grade et nom',
  service: 'Service',
  support: 'Support : ☐ clé USB ☐ disque ☐ courriel ☐ autre :',
  computerTime: 'Heure du PC',
  serviceTime: 'Heure du service',
  fileDigest: 'Empreinte SHA-256 du fichier',
  command: 'Pour la calculer',
  commands: (file: string) => [
    `Windows : certutil -hashfile ${file} SHA256`,
    `macOS : shasum -a 256 ${file}`,
    `Linux : sha256sum ${file}`,
  ],
  name: 'Nom et prénom',
  named: (name: string) => `Nom et prénom : ${name}`,
  file: 'Fichier',
  size: 'Taille',
  sizeText: (bytes: number) => `${formatNumber(bytes)} octets`,
  exhibits: 'Nombre de pièces',
  exhibitsText: (count: number) => plural(count, 'pièce'),
  inside: 'Contient',
  insideText: (fileName: string, bytes: number) =>
    `${fileName}, ${formatNumber(bytes)} octets ; s’ouvre avec un mot de passe`,
  digest: 'Empreinte SHA-256 du manifeste (manifest.json)',
  digestText: 'La même, par groupes de quatre, pour la lire à voix haute :',
  why: 'Notée ici, cette empreinte permet de vérifier plus tard qu’aucun fichier du dossier n’a été changé, ajouté ou retiré depuis ce jour.',
  pdfFile: '☐ En un seul PDF',
  zipFile: '☐ En fichier zip',
  sentence: ({ fileName, bytes, exhibits, manifestDigest, inside, asPdf }: HashedZip, name: string) =>
    `« ${name || '[Nom]'} nous remet le fichier ${asPdf ? `☐ ${asPdf.fileName}, ${formatNumber(asPdf.bytes)} octets, ☐ ` : ''}${fileName}, ${formatNumber(bytes)} octets, ${inside ? `qui s’ouvre avec un mot de passe et contient ${inside.fileName}, ${formatNumber(inside.bytes)} octets, ` : ''}${plural(exhibits, 'pièce')}, empreinte SHA-256 du manifeste : ${manifestDigest}. »`,
  sentenceTitle: 'Phrase prête à reprendre',
  place: 'Fait à',
  date: 'Le',
  giver: 'La personne qui remet',
  taker: 'La personne qui reçoit',
};
