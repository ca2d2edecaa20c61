import type { DateSource, FileFamily } from '../../domain/item/importedFiles.ts';
import { formatNumber, plural } from './formatNumber.ts';

/** Texts about an imported file, which must never be described as a capture. */
export const importedFile = {
  recorded: 'Importé le',
  list: 'fichier importé',
  declared: 'indiqué par la personne',
  asStated: 'telle qu’indiquée',
  asInFile: 'telle qu’écrite dans le fichier',
  file: 'Fichier importé',
  pixels: (width: number, height: number) => `${formatNumber(width)} × ${formatNumber(height)} pixels`,
  octets: (bytes: number) => `${formatNumber(bytes)} octets`,
  takenBy: 'Fait par, selon la personne',
  dates: 'Dates du fichier, non vérifiées',
  image: (path: string) => `Fichier importé, reçu tel quel ; nous n’avons pas vu l’original. Aperçu réduit de ${path}.`,
  noImage: (path: string) =>
    `Fichier importé, reçu tel quel ; nous n’avons pas vu l’original. Il n’est pas reproduit ici : il est dans ${path}.`,
  alt: (number: number) => `Image importée, pièce n° ${number}`,
  messages: (format: string) =>
    `Messages du fichier${format === 'whatsapp' ? ' (WhatsApp)' : ''}, tels quels ; dates et noms non vérifiés`,
  text: 'Texte : non lu, c’est un fichier importé.',
  cover: (count: number) =>
    `Dont ${plural(count, 'fichier importé', 'fichiers importés')}, ${count < 2 ? 'reçu tel quel' : 'reçus tels quels'} : nous n’avons pas vu l’original.`,
  method: (numbers: string) =>
    `Fichiers importés (pièces n° ${numbers}) : la personne a remis des fichiers qu’elle avait déjà. Chacun est gardé tel que reçu, sous un nom donné par Recueil ; son nom d’origine est dans sa fiche. ` +
    'Plateforme, compte, adresse et date sont ceux que la personne a indiqués. Les dates écrites dans un fichier peuvent avoir été changées par n’importe qui : elles sont relevées, elles ne sont pas vérifiées.',
  family: {
    image: 'image',
    pdf: 'PDF',
    video: 'vidéo',
    audio: 'son',
    email: 'courriel',
    conversation: 'conversation exportée',
    archive: 'archive zip',
    text: 'texte',
  } satisfies Record<FileFamily, string>,
  source: {
    exif: 'écrite par l’appareil',
    pdf: 'écrite dans le PDF',
    email: 'en-tête du courriel',
    'messages-first': 'premier message',
    'messages-last': 'dernier message',
    name: 'dans le nom du fichier',
    modified: 'dernière modification sur l’ordinateur',
  } satisfies Record<DateSource, string>,
};
