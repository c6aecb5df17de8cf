/** What JSON.parse does not tell of a text: how deep it is nested, and whether an object names a key twice. */

/** Levels of lists and objects in JSON text; brackets within its texts do not count. Any text may be given. */
export function nestingOf(text: string): number {
  let level = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = closingQuote(text, i);
    else if (isOpening(code)) deepest = Math.max(deepest, ++level);
    else if (isClosing(code)) level--;
  }
  return deepest;
}

/** The first key that the outermost object of valid JSON text names twice, of which JSON.parse keeps the later value. */
export function repeatedKey(text: string): string | undefined {
  const seen = new Set<string>();
  let level = 0;
  let last = ''; // the last text on the first level, which is a key where a colon follows
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      const end = closingQuote(text, i);
      if (level === 1) last = text.slice(i, end + 1);
      i = end;
    } else if (isOpening(code)) level++;
    else if (isClosing(code)) level--;
    else if (code === COLON && level === 1) {
      const key = String(JSON.parse(last)); // escapes make the same key of different texts
      if (seen.has(key)) return key;
      seen.add(key);
    }
  }
  return undefined;
}

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];

function isOpening(code: number): boolean {
  return code === 0x5b || code === 0x7b;
}

function isClosing(code: number): boolean {
  return code === 0x5d || code === 0x7d;
}

/** The place of the quote that ends the text which begins at `start`; that of the last character where none does. */
function closingQuote(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH) i++;
    else if (code === QUOTE) return i;
  }
  return text.length - 1;
}
