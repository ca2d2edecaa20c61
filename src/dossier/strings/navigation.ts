/** Where on a page a post stood, and how the tab came there. */
export const navigation = {
  frameAddress: 'Adresse du cadre, dans cette page',
  accessPath: 'Chemin d’accès',
  referrer: (from: string) => `page ouverte depuis, selon elle : ${from}`,
  capturedBefore: (of: string) => `dans le même onglet, avant : ${of}`,
};
