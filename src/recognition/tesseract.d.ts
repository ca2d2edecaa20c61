/** The part of tesseract.js-core that textEngine.ts uses; the package declares no types. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  interface TessBaseApi {
    /** Returns 0 when the data was loaded. `mode` 1: the neural network alone. */
    Init(folder: string | null, language: string, mode: number): number;
    SetVariable(name: string, value: string): boolean;
    /** Reads `/input`. Returns 1 for bytes that are no image. */
    SetImageFile(orientation: number, angle: number): number;
    /** Returns 0 on success. */
    Recognize(monitor: null): number;
    GetTSVText(page: number): string;
    Clear(): void;
    End(): void;
  }

  export interface TesseractCore {
    readonly FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void };
    readonly TessBaseAPI: new () => TessBaseApi;
    readonly HEAPU8?: Uint8Array;
    destroy(api: TessBaseApi): void;
  }

  export default function createTesseract(options: {
    readonly wasmBinary: Uint8Array;
    readonly print: (line: string) => void;
    readonly printErr: (line: string) => void;
  }): Promise<TesseractCore>;
}
