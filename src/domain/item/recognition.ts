import type { EngineVersions, RecognisedLine } from './imageText.ts';

/** Text recognition: what reads the text of an image, in a worker of the carnet, from packaged files alone. */

/** Paths in the package of the files of the engine; scripts/buildWorkers.ts puts them there. */
export const RECOGNITION_PATHS = {
  wasm: '/recognition/engine.wasm',
  data: '/recognition/fra.traineddata.gz',
} as const;

/** Why an image was not read. Each code has one sentence in the words of the interface. */
export type RecognitionFaultCode = 'image-undecodable' | 'image-too-large' | 'recognition-failed';

/** Not a Refusal: pages under capture get the sentences of every Refusal, and never this one. */
export class RecognitionFault extends Error {
  readonly code: RecognitionFaultCode;

  constructor(code: RecognitionFaultCode, cause?: unknown) {
    super(code, { cause });
    this.name = 'RecognitionFault';
    this.code = code;
  }
}

/** What the engine read in one image. */
export type RecognisedImage = Readonly<Record<'width' | 'height', number>> & {
  readonly lines: readonly RecognisedLine[];
};

/** First message to the worker of text recognition: it makes no request itself. `data` is compressed with gzip. */
export interface RecognitionFiles {
  readonly wasm: Uint8Array<ArrayBuffer>;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** The worker's answer to its first message (`ready`), then to each image. */
export type RecognitionAnswer =
  | { readonly kind: 'ready'; readonly versions: EngineVersions }
  | { readonly kind: 'read'; readonly image: RecognisedImage }
  | { readonly kind: 'refused'; readonly code: RecognitionFaultCode }
  | { readonly kind: 'failed'; readonly message: string };

/** Reads images one at a time. `close` ends the work at once, in the middle of an image too. */
export interface Recogniser {
  readonly versions: EngineVersions;
  /** Throws RecognitionFault, or Refusal `cancelled` once closed. */
  recognise(image: Blob): Promise<RecognisedImage>;
  close(): void;
}
