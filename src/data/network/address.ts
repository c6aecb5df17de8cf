import { InputError } from '../../lib/errors.ts';

/** An address that is read, and where it leads. */
export interface Address {
  /** As it was given; messages name it. */
  readonly href: string;
  /** Where redirects last led to: asked next, and left for `href` when it is refused, for hubs sign such addresses for an hour. */
  current: string;
  /** Path of the InputErrors about it. */
  readonly subject: string;
  /** What to do where nothing lies at the address. */
  readonly whenMissing: string;
}

type Wording = Partial<Pick<Address, 'subject' | 'whenMissing'>>;

/** Throws an InputError for what is no web address, or holds a name and password. */
export function addressOf(text: string, { subject = 'data', whenMissing = 'is the address right?' }: Wording = {}): Address {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new InputError(subject, `address ${text}: is no web address; write it like https://example.org/images.zip`);
  }
  if (url.username || url.password) {
    [url.username, url.password] = ['', ''];
    throw new InputError(subject, `address ${url.href}: came with a name or password in it, which are not sent; give an address that anyone may read, or download the file and choose it here`);
  }
  url.hash = '';
  return { href: url.href, current: url.href, subject, whenMissing };
}

/** The last part of an address as a file name: `https://example.org/a/my%20set.zip?download` → `my set.zip`. */
export function fileNameOf({ href }: Address): string {
  const { pathname, hostname } = new URL(href);
  return decodedPart(pathname.split('/').findLast((part) => part !== '') ?? hostname);
}

/** A part of an address as a person writes it; as it stands where it has a `%` that escapes nothing, which addresses may have. */
export function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
