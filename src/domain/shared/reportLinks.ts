/**
 * Official addresses of each platform for reports and for requests of one's own data. Opened only by a click. Dated:
 * check an address again when its `seen` is old. A platform without an address of some kind takes reports in its own
 * menus (« … » beside the post).
 */

type ReportKind =
  /** The platform's rules: abuse, threats, harassment. */
  | 'rules'
  /** Illegal content: notice under article 16 of the Digital Services Act. */
  | 'illegal'
  /** Private facts or images of oneself. */
  | 'privacy'
  /** A copy of one's own account data. */
  | 'own-data';

export interface ReportLink {
  readonly platform: string;
  readonly kind: ReportKind;
  readonly url: string;
  /** Where the address was found. */
  readonly source: string;
  /** ISO date on which the address was found. */
  readonly seen: string;
}

/** Public code and documentation that cite the address, searched on that day; no page was opened. */
const DEFAULT_SOURCE = 'cited in public code and guides';

const reportLink = (platform: string, kind: ReportKind, url: string, source = DEFAULT_SOURCE): ReportLink => ({
  platform,
  kind,
  url,
  source,
  seen: '2026-11-20',
});

export const REPORT_LINKS: readonly ReportLink[] = [
  reportLink('x', 'rules', 'https://help.x.com/en/forms/safety-and-sensitive-content'),
  reportLink('x', 'illegal', 'https://help.x.com/forms/dsa/report', 'X’s own web client'),
  reportLink('x', 'privacy', 'https://help.x.com/en/forms/safety-and-sensitive-content/private-information'),
  reportLink('x', 'own-data', 'https://x.com/settings/download_your_data'),
  reportLink('facebook', 'rules', 'https://www.facebook.com/help/reportlinks'),
  reportLink('facebook', 'privacy', 'https://www.facebook.com/help/contact/144059062408922'),
  reportLink('facebook', 'own-data', 'https://accountscenter.facebook.com/info_and_permissions/dyi'),
  reportLink('messenger', 'rules', 'https://www.facebook.com/help/reportlinks'),
  reportLink('messenger', 'own-data', 'https://accountscenter.facebook.com/info_and_permissions/dyi'),
  reportLink('instagram', 'privacy', 'https://help.instagram.com/contact/504521742987441'),
  reportLink('instagram', 'own-data', 'https://accountscenter.instagram.com/info_and_permissions/dyi/'),
  reportLink('tiktok', 'rules', 'https://www.tiktok.com/legal/report/feedback'),
  reportLink('tiktok', 'privacy', 'https://www.tiktok.com/legal/report/privacy'),
  reportLink('youtube', 'rules', 'https://support.google.com/youtube/answer/2802027'),
  reportLink('youtube', 'illegal', 'https://support.google.com/legal/troubleshooter/1114905'),
  reportLink('youtube', 'privacy', 'https://support.google.com/youtube/answer/142443'),
  reportLink('youtube', 'own-data', 'https://takeout.google.com/'),
  reportLink('google-reviews', 'illegal', 'https://support.google.com/legal/troubleshooter/1114905'),
  reportLink('reddit', 'rules', 'https://www.reddit.com/report'),
  reportLink('reddit', 'own-data', 'https://www.reddit.com/settings/data-request'),
  reportLink('discord', 'rules', 'https://dis.gd/request'),
  reportLink('linkedin', 'own-data', 'https://www.linkedin.com/mypreferences/d/download-my-data'),
];

export const reportLinksFor = (platform: string): readonly ReportLink[] =>
  REPORT_LINKS.filter((known) => known.platform === platform);
