import type { DrawnDocument, DrawnPicture, SetLine, Stroke } from '../../domain/drawnPage.ts';

/** Follows a document while it is set, so that its pages can be shown without any PDF being opened. */
export class Trace {
  private readonly pages: { readonly strokes: Stroke[] }[] = [];
  private readonly forms = new Map<string, Stroke[]>();
  private readonly pictures = new Map<string, DrawnPicture>();
  private form: Stroke[] | null = null;

  newPage(): void {
    this.pages.push({ strokes: [] });
  }

  add(stroke: string | SetLine): void {
    (this.form ?? this.pages.at(-1)?.strokes)?.push(stroke);
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

  document(name: string): DrawnDocument {
    const { pages, forms, pictures } = this;
    return { name, pages, forms, pictures };
  }
}
