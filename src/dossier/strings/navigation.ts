/** Iframe of a post, and how the tab reached the page. */
export const navigation = {
  frameAddress: 'Adresse du cadre, dans cette page',
  accessPath: 'Chemin d’accès',
  referrer: (from: string) => `page ouverte depuis, selon elle : ${from}`,
  capturedBefore: (of: string) => `dans le même onglet, avant : ${of}`,
};
