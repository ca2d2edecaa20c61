import type { DocumentDrawing, DrawingImage, DrawingOperation, TextLine } from '../../../domain/export/pagePreview.ts';

/** Records the drawing operations of a document, so that its pages can be displayed without a PDF viewer. */
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

  /** `label`: the name that `Do` operators use. */
  addPicture(label: string, blob: Blob, masked: boolean): void {
    this.pictures.set(label, { blob, masked });
  }

  toDrawing(name: string): DocumentDrawing {
    const { pages, forms, pictures } = this;
    return { name, pages, forms, pictures };
  }
}
