import type {
  DocumentDrawing,
  DrawingImage,
  DrawingOperation,
  TextLine,
} from '../../../domain/export/pagePreview.ts';

/** Follows a document while it is set, so that its pages can be shown without any PDF being opened. */
export class DisplayListRecorder {
  private readonly pages: { readonly operations: DrawingOperation[] }[] = [];
  private readonly forms = new Map<string, DrawingOperation[]>();
  private readonly pictures = new Map<string, DrawingImage>();
  private form: DrawingOperation[] | null = null;

  newPage(): void {
    this.pages.push({ operations: [] });
  }

  add(stroke: string | TextLine): void {
    (this.form ?? this.pages.at(-1)?.operations)?.push(stroke);
  }

  openForm(name: string): void {
    this.form = [];
    this.forms.set(name, this.form);
  }

  closeForm(): void {
    this.form = null;
  }

  /** `label`: what `Do` will call it. */
  picture(label: string, blob: Blob, masked: boolean): void {
    this.pictures.set(label, { blob, masked });
  }

  document(name: string): DocumentDrawing {
    const { pages, forms, pictures } = this;
    return { name, pages, forms, pictures };
  }
}
