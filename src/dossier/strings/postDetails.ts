import type { VerifiedStatus } from '../../domain/item/item.ts';
import { formatNumber, plural } from './formatNumber.ts';

/** Texts about the videos of a post, what was unfolded before the capture, and the platform's mark of a verified account. */
export const postDetails = {
  videos: 'Vidéos de la publication',
  videoCount: (count: number) => `${plural(count, 'vidéo')} ; l’image n’en montre qu’un instant`,
  video: (number: number, position: string | null) =>
    `vidéo ${formatNumber(number)} : ${position === null ? 'position de lecture non lue' : `lecture à ${position} lors de la capture`}`,
  videoAddress: (address: string) => `adresse : ${address}`,
  videoPoster: (address: string) => `image d’aperçu : ${address}`,
  moreVideos: (count: number) => `et ${plural(count, 'autre')} : voir fiche.json`,
  unfolded: 'Déplié avant la capture',
  unfoldedCount: (total: number) =>
    `${plural(total, 'bouton')} de la page, pressé${total > 1 ? 's' : ''} par Recueil à la demande de la personne`,
  pressed: (label: string, time: string) => `« ${label} », ${time}`,
  morePressed: (count: number) => `et ${plural(count, 'autre')} : voir fiche.json`,
  verified: 'Compte vérifié par la plateforme',
  verifiedText: (status: VerifiedStatus, label: string | null) =>
    ({ yes: `oui, selon la page (« ${label} »)`, no: 'non', unread: 'non lu' })[status],
};
