/** What is said of a list whose items can be moved. */
export const sortable = {
  /** What a handle is, beside being a button. */
  role: 'movable',
  instructions: 'To move it, press Enter or space, then the arrow keys, and Enter or space again to drop it; Escape leaves all as it was.',
  lifted: (name: string, place: number, places: number) => `${name} taken up from place ${place} of ${places}`,
  over: (name: string, place: number, places: number) => `${name} over place ${place} of ${places}`,
  dropped: (name: string, place: number, places: number) => `${name} dropped at place ${place} of ${places}`,
  left: (name: string) => `${name} left where it was`,
};
