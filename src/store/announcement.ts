/** Something that was done, told in passing, which may be taken back. */
export interface Announcement {
  readonly text: string;
  /** Details, a line each. */
  readonly lines: readonly string[];
  /** Takes it back; undefined where that cannot be. */
  readonly undo: (() => void) | undefined;
  /** Something else that can be done about it, which then stays until the person has decided. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Shows an announcement for a while, over whatever part of the page is in sight. */
export type Tell = (announcement: Announcement) => void;
