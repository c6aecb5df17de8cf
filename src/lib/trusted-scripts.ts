/** The part of a window or a worker that Trusted Types need; browsers without them have no factory. */
interface TrustingScope {
  readonly location: { readonly origin: string; readonly href: string };
  readonly trustedTypes?: { createPolicy(name: 'default', rules: TrustRules): unknown };
}

/** What each rule returns is trusted; undefined is refused. */
interface TrustRules {
  readonly createScriptURL: (address: string) => string | undefined;
  readonly createHTML: (markup: string) => string | undefined;
}

/**
 * Lets scripts be started by addresses of this site and nothing else be made a script of: the default policy of Trusted
 * Types, once in the page and in each worker that starts others. Markup is refused but for the empty text, by which
 * libraries clear an element.
 */
export function trustOwnScripts(scope: TrustingScope = self): void {
  const { origin, href } = scope.location;
  scope.trustedTypes?.createPolicy('default', {
    createScriptURL: (address) => (new URL(address, href).href.startsWith(`${origin}/`) ? address : undefined),
    createHTML: (markup) => (markup === '' ? markup : undefined),
  });
}
