/** Width and height that an image file declares, pixels, before anything is decoded. */
export interface DeclaredSize {
  readonly width: number;
  readonly height: number;
}
