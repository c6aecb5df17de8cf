/**
 * Features that are off. Given here, they take the place of Playwright's own list, so what of that keeps the browser from
 * asking other hosts, or from drawing late, is named again.
 */
const disabledFeatures = [
  // Each new window prepares two pages for its address bar, which nobody sees: two of the six seconds of processor time
  // that a window with the playground takes.
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup',
  'AimEnabled', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsFirstBalancedModeAutoEnable', 'HttpsUpgrades',
  'LensOverlay', 'MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'PaintHolding', 'PreconnectToSearch',
];

/**
 * Flags of a Chromium without a window (WebGPU needs the full program, the small headless shell has none) that is quiet:
 * it talks to nobody but the page's own server, and does nothing that nobody asked for.
 */
export const quietChromium: readonly string[] = [
  '--headless=new', '--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic',
  `--disable-features=${disabledFeatures.join(',')}`,
];
