/** What the service worker is told of the built page, written into it by scripts/offline/service-worker-plugin.ts. */
export interface BuiltFiles {
  /** Of the content of all `files`: another one is another build. */
  readonly version: string;
  /** Paths from the page's folder, `index.html` among them: what the page is made of, its built-in results included. */
  readonly files: readonly string[];
  /** The built-in images, which are many times larger: kept on request, and when a run has read them. */
  readonly images: { readonly version: string; readonly files: readonly string[] };
  /** Headers that the page needs and that some hosts cannot send. */
  readonly headers: { readonly page: Readonly<Record<string, string>>; readonly other: Readonly<Record<string, string>> };
}
