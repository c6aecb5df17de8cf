/** What lies in the place of data where a download went wrong: what it is and what to do, by the first bytes of a file; else undefined. */
export function placeholderFor(start: Uint8Array): string | undefined {
  if (start.length === 0) return 'is empty; download it anew, or remove it';
  const text = new TextDecoder().decode(start);
  if (/^\s*(?:<!doctype|<html|<\?xml)/i.test(text)) return 'is a web page, not the data; open it in the browser and download the file it leads to';
  if (text.startsWith('version https://git-lfs.github.com/')) return 'is a pointer of Git LFS, not the data; fetch the files themselves by git lfs pull';
  return undefined;
}
