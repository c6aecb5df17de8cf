/** Where a text is kept between visits; null where there is none. */
export interface TextStorage {
  read(): string | null;
  write(text: string): void;
}

/** A text in the browser's local storage; where that is switched off it lasts for the visit. */
export function browserTextStorage(key: string): TextStorage {
  return {
    read: () => {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    write: (text) => {
      try {
        localStorage.setItem(key, text);
      } catch {
        // As above.
      }
    },
  };
}
