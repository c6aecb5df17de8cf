import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pagePolicy, reactAriaStyles, workerPolicy } from './content-policy.ts';

test('neither page nor workers may run text as a script, or scripts of other sites', () => {
  for (const policy of [pagePolicy, workerPolicy]) {
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/);
    expect(policy).toMatch(/script-src 'self'(?: 'wasm-unsafe-eval')?;/);
    expect(policy).toContain("require-trusted-types-for 'script'");
  }
});

test('the page itself asks its own site alone', () => {
  expect(pagePolicy).toContain("connect-src 'self';");
});

test('the styles that are let through are those that React Aria makes', () => {
  const made = ['interactions/usePress', 'overlays/usePreventScroll'].map((name) => (
    readFileSync(fileURLToPath(new URL(`../../node_modules/react-aria/dist/private/${name}.mjs`, import.meta.url)), 'utf8')
      .replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, 'data-react-aria-pressable')
  ));
  for (const [place, style] of reactAriaStyles.entries()) expect(made[place]).toContain(`\`\n${style}`);
});
