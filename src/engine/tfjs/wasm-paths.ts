/** Addresses of tfjs's .wasm files by their names; Node finds them itself. */
export type WasmPaths = Readonly<Record<string, string>>;

let known: WasmPaths | undefined;

/** Tells where the page keeps tfjs's .wasm files, for whoever starts that backend later; tfjs too has one place for all. */
export function rememberWasmPaths(paths: WasmPaths | undefined): void {
  known = paths ?? known;
}

/** What was told last. */
export function knownWasmPaths(): WasmPaths | undefined {
  return known;
}
