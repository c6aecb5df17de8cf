/**
 * @typedef {{ readonly version?: string, readonly integrity?: string, readonly optional?: boolean,
 *   readonly devOptional?: boolean, readonly peer?: boolean }} LockedPackage
 * @typedef {{ readonly packages?: Readonly<Record<string, LockedPackage>> }} Lockfile
 */

/**
 * Whether `node_modules` holds what `package-lock.json` asks for.
 *
 * Compared by content rather than by file times, which a checkout or a copy changes at will. Packages for
 * other platforms are optional and may be missing; nothing may be there in another version.
 *
 * @param {Lockfile} wanted `package-lock.json`
 * @param {Lockfile} installed `node_modules/.package-lock.json`, which npm writes after each install
 * @returns {boolean}
 */
export function packagesMatch(wanted, installed) {
  const wantedPackages = wanted.packages ?? {};
  const installedPackages = installed.packages ?? {};
  const required = Object.entries(wantedPackages).filter(([path, entry]) => path !== '' && !isOptional(entry));
  return (
    required.every(([path]) => path in installedPackages) &&
    Object.entries(installedPackages).every(([path, entry]) => isSame(wantedPackages[path], entry))
  );
}

/** @param {LockedPackage} entry */
function isOptional(entry) {
  return entry.optional === true || entry.devOptional === true;
}

/**
 * @param {LockedPackage | undefined} wanted
 * @param {LockedPackage} installed
 */
function isSame(wanted, installed) {
  return wanted !== undefined && wanted.version === installed.version && wanted.integrity === installed.integrity;
}
