/**
 * What the page and its workers may load, run and ask. The page shows what strangers wrote (links, files of runs, notes),
 * so it may do the least: run this site's scripts, ask this site. Workers have no markup to be tricked by, and read images
 * from wherever a person says: they may ask any host, and do so only after the person has allowed it (src/store/chosen-files.ts).
 */
import { createHash } from 'node:crypto';

/** The two style elements that React Aria makes, as it writes them: for pressed elements, and for scrolling on iOS. */
export const reactAriaStyles = [
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
  '@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}',
] as const;

type Directives = Readonly<Record<string, readonly string[]>>;

const self = "'self'";
/** Scripts by address from this site alone, markup never: see src/lib/trusted-scripts.ts. */
const trustedTypes: Directives = { 'require-trusted-types-for': ["'script'"], 'trusted-types': ['default'] };

const pageDirectives: Directives = {
  'default-src': ["'none'"],
  'script-src': [self],
  'style-src': [self, ...reactAriaStyles.map(hashOf)],
  'img-src': [self, 'blob:', 'data:'],
  'connect-src': [self],
  'worker-src': [self],
  'manifest-src': [self],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

const workerDirectives: Directives = {
  'default-src': ["'none'"],
  'script-src': [self, "'wasm-unsafe-eval'"],
  'connect-src': [self, 'https:', 'http:'],
  'worker-src': [self],
};

/** Of the built page, as a header or a meta element of index.html. */
export const pagePolicy = policyOf({ ...pageDirectives, ...trustedTypes });

/** Of the scripts of workers, which have the policy of their own response. */
export const workerPolicy = policyOf({ ...workerDirectives, ...trustedTypes });

/** Of the development server's page: Vite puts scripts and styles into it, and tells it of changes by a socket. */
export const developmentPagePolicy = policyOf({
  ...pageDirectives, 'script-src': [self, "'unsafe-inline'"], 'style-src': [self, "'unsafe-inline'"], 'connect-src': [self, 'ws:'],
});

export const developmentWorkerPolicy = policyOf({ ...workerDirectives, 'connect-src': [self, 'https:', 'http:', 'ws:'] });

function policyOf(directives: Directives): string {
  return Object.entries(directives).map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}

function hashOf(style: string): string {
  return `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
}
