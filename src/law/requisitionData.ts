/*
 * What the identification sheet (`fiche-identification.pdf`) says of companies and of the data to preserve. Found in
 * stored copies of public pages, not on the pages themselves: the sheet prints « à vérifier » with each company and
 * contact, and where it was found. French only, since the sheet goes to French institutions.
 */

/** Where a fact was found. */
interface Found {
  readonly source: {
    /** As printed, in French. */
    readonly title: string;
    /** Day of the page or of the version of the text, as precise as it is known. */
    readonly dated: string | null;
    readonly url: string;
  };
  /** ISO day on which it was looked up: check it again when that is long ago. */
  readonly seen: string;
}

/** Whom a request about an account is addressed to. Null: no source gives it. */
export interface PlatformCompany extends Found {
  readonly id: string;
  /** Ids of src/platforms. */
  readonly platforms: readonly string[];
  /** For accounts in France: name, then postal address. */
  readonly company: string | null;
  /** The address of the page or portal that the company publishes for authorities. */
  readonly authorities: string | null;
}

const SEEN = '2026-11-23';

export const PLATFORM_COMPANIES: readonly PlatformCompany[] = [
  {
    id: 'meta',
    platforms: ['facebook', 'instagram', 'messenger', 'threads'],
    company: 'Meta Platforms Ireland Limited, Irlande',
    authorities: 'https://www.facebook.com/records',
    source: {
      title: 'Meta, page pour les autorités',
      dated: null,
      url: 'https://about.meta.com/actions/safety/audiences/law/guidelines/',
    },
    seen: SEEN,
  },
  {
    id: 'whatsapp',
    platforms: ['whatsapp'],
    company: 'WhatsApp Ireland Limited, Irlande',
    authorities: 'https://faq.whatsapp.com/444002211197967',
    source: {
      title: 'WhatsApp, qui fournit le service, et page pour les autorités',
      dated: null,
      url: 'https://faq.whatsapp.com/general/security-and-privacy/who-is-providing-your-whatsapp-services',
    },
    seen: SEEN,
  },
  {
    id: 'x',
    platforms: ['x'],
    company: 'X Internet Unlimited Company, One Cumberland Place, Fenian Street, Dublin 2, D02 AX07, Irlande',
    authorities: 'https://legalrequests.x.com',
    source: {
      title: 'X, politique de confidentialité citée par des sites, et guide public des demandes',
      dated: '2026',
      url: 'https://help.x.com/en/rules-and-policies/x-legal-faqs',
    },
    seen: SEEN,
  },
  {
    id: 'tiktok',
    platforms: ['tiktok'],
    company: 'TikTok Technology Limited, 10 Earlsfort Terrace, Dublin, D02 T380, Irlande',
    authorities: 'https://www.tiktok.com/legal/law-enforcement',
    source: {
      title: 'TikTok, règles pour les autorités',
      dated: '2023-06-26',
      url: 'https://www.tiktok.com/legal/law-enforcement',
    },
    seen: SEEN,
  },
  {
    id: 'google',
    platforms: ['youtube', 'gmail', 'google-reviews'],
    company: 'Google Ireland Limited, Gordon House, Barrow Street, Dublin 4, Irlande',
    authorities: 'https://support.google.com/transparencyreport/answer/7381738',
    source: {
      title: 'Google, conditions d’utilisation (France), et page sur les demandes (LERS)',
      dated: '2024-05-22',
      url: 'https://policies.google.com/terms/information-requests',
    },
    seen: SEEN,
  },
  {
    id: 'snap',
    platforms: ['snapchat'],
    company:
      'Snap Group Limited, représentée dans l’Union européenne par Snap B.V., Keizersgracht 165, 1016 DP Amsterdam, Pays-Bas',
    authorities: 'https://values.snap.com/safety/safety-enforcement',
    source: {
      title: 'Snap, transparence pour l’Union européenne, et page pour les autorités',
      dated: '2023-08-25',
      url: 'https://values.snap.com/privacy/transparency/european-union-h2-2022',
    },
    seen: SEEN,
  },
  {
    id: 'linkedin',
    platforms: ['linkedin'],
    company: 'LinkedIn Ireland Unlimited Company, Wilton Place, Dublin 2, Irlande',
    authorities: null,
    source: {
      title: 'LinkedIn, note européenne sur les données personnelles',
      dated: null,
      url: 'https://www.linkedin.com/legal/privacy/eu',
    },
    seen: SEEN,
  },
  {
    id: 'reddit',
    platforms: ['reddit'],
    company: 'Reddit Netherlands B.V., Pays-Bas',
    authorities: null,
    source: {
      title: 'Presse, sur les conditions de Reddit en Europe',
      dated: null,
      url: 'https://europesays.com/1552172',
    },
    seen: SEEN,
  },
  {
    id: 'discord',
    platforms: ['discord'],
    company: 'Discord Netherlands B.V., Schiphol Boulevard 195, 1118 BG Schiphol, Pays-Bas',
    authorities: 'https://discord.com/safety/360044157931-working-with-law-enforcement',
    source: {
      title: 'Discord, informations sur la société, citées par un dépôt public, et page pour les autorités',
      dated: '2024-02-16',
      url: 'https://discord.com/company-information',
    },
    seen: SEEN,
  },
  {
    id: 'telegram',
    platforms: ['telegram'],
    company:
      'Telegram, représentée dans l’Union européenne par European Digital Services Representative (EDSR), Bruxelles',
    authorities: null,
    source: {
      title: 'Presse (Politico), d’après le régulateur belge',
      dated: '2024-05-06',
      url: 'https://www.politico.eu/article/belgium-to-supervise-telegram-under-eus-content-law/',
    },
    seen: SEEN,
  },
];

/** Null: nothing was found of the company, or anybody may run the site. */
export const findPlatformCompany = (platform: string): PlatformCompany | null =>
  PLATFORM_COMPANIES.find(({ platforms }) => platforms.includes(platform)) ?? null;

/** A category of data that a text of law names, to write into a request to preserve. */
interface PreservedData extends Found {
  readonly id: string;
  readonly text: string;
  readonly article: string;
}

/** What hosts keep; CPCE, R10-13 has the same categories for telephone and internet operators. */
const KEPT_BY_HOSTS = {
  source: {
    title: 'Décret n° 2021-1362 du 20 octobre 2021, sur les données que gardent les hébergeurs',
    dated: '2021-10-20',
    url: 'https://www.legifrance.gouv.fr/eli/decret/2021/10/20/PRMD2127502D/jo/texte',
  },
  seen: '2026-11-25',
} as const;

/** The categories only: how long they are kept is a deadline, which the identification sheet alone has. */
export const PRESERVED_DATA: readonly PreservedData[] = [
  {
    id: 'identity',
    text: 'Identité : nom, prénom, date et lieu de naissance, adresses postales et électroniques, comptes associés, téléphones',
    article: 'décret n° 2021-1362, article 2',
    ...KEPT_BY_HOSTS,
  },
  {
    id: 'account',
    text: 'Compte : identifiant, pseudonymes, données qui servent à vérifier ou changer le mot de passe',
    article: 'décret n° 2021-1362',
    ...KEPT_BY_HOSTS,
  },
  {
    id: 'payment',
    text: 'Paiement, si le compte est payant : type, référence, montant, date, heure et lieu',
    article: 'décret n° 2021-1362',
    ...KEPT_BY_HOSTS,
  },
  {
    id: 'connection',
    text: 'Connexion : sa source (adresse IP et port) et l’équipement terminal',
    article: 'CPCE, L34-1, II bis ; décret n° 2021-1362',
    ...KEPT_BY_HOSTS,
  },
  {
    id: 'european-order',
    text: 'Une injonction européenne de conservation peut porter sur ces données',
    article: 'règlement (UE) 2023/1543',
    source: {
      title: 'Règlement (UE) 2023/1543 sur les injonctions européennes de conservation',
      dated: '2023-07-12',
      url: 'https://eur-lex.europa.eu/eli/reg/2023/1543/oj',
    },
    seen: SEEN,
  },
];

/**
 * Whether a page is seen without an account, by id of src/platforms, for the sheet of the commissaire where the capture
 * does not say. From memory on 29 November 2026, no source: each line says « à vérifier ».
 */
export const ACCOUNT_NEEDED: ReadonlyMap<string, string> = new Map([
  ['x', 'Sur X, une publication seule se voit souvent sans compte ; ses réponses et le profil, non (à vérifier).'],
  ['instagram', 'Sur Instagram, un compte est le plus souvent demandé (à vérifier).'],
  ['facebook', 'Sur Facebook, un compte est le plus souvent demandé (à vérifier).'],
  ['tiktok', 'Sur TikTok, une vidéo publique se voit sans compte ; ses commentaires, non (à vérifier).'],
  ['youtube', 'Sur YouTube, une vidéo publique et ses commentaires se voient sans compte (à vérifier).'],
  ['linkedin', 'Sur LinkedIn, un compte est le plus souvent demandé (à vérifier).'],
]);
