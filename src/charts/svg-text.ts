/** Words in SVG documents. */

/** What XML 1.0 has no place for, however it is written: control characters, lone surrogates, U+FFFE and U+FFFF. */
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Any text as the content of an element or the value of an attribute. */
export function escaped(content: string): string {
  return content.replace(UNWRITABLE, '\uFFFD').replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Text in lines of at most `letters` each; words that are longer, such as links, are cut. */
export function wrapped(content: string, letters: number): readonly string[] {
  const lines: string[] = [];
  const words = content.split(/\s+/).filter((word) => word !== '').flatMap((word) => pieces(word, letters));
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** One line of text; `attributes` are written as they are. */
export function textAt(x: number, y: number, content: string, anchor: 'start' | 'middle' | 'end', attributes = ''): string {
  return `<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}"${attributes === '' ? '' : ` ${attributes}`}>${escaped(content)}</text>`;
}

/** A coordinate, to a tenth of a pixel. */
export function short(value: number): string {
  return value.toFixed(1);
}

function pieces(word: string, letters: number): readonly string[] {
  const all = Array.from(word);
  return Array.from({ length: Math.ceil(all.length / letters) }, (_, i) => all.slice(i * letters, (i + 1) * letters).join(''));
}
