export interface ZipResult {
  /** SHA-256 of manifest.json, to be read out. */
  readonly manifestDigest: string;
  /** Of the zip. */
  readonly bytes: number;
  /** Those whose files it has. */
  readonly exhibits: number;
  readonly fileName: string;
}

/** As the file is handed over: `inside` is the dossier's own zip, where a password closes it. */
export interface DeliveredZip extends ZipResult {
  readonly inside?: Pick<ZipResult, 'fileName' | 'bytes'>;
}
