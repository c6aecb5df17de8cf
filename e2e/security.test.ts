import { expect, test } from './fixtures.ts';

test.use({ mayAsk: /Content Security Policy|Trusted/ });

test('script that gets into the page as markup, as text or by an address of another site does not run', async ({ playground, page }) => {
  await playground.open();
  const outcomes = await page.evaluate(async () => {
    const tries: Readonly<Record<string, () => unknown>> = {
      // What must not run here is asked for on purpose.
      // oxlint-disable-next-line no-eval
      eval: () => eval('window.ran = "eval"'),
      // oxlint-disable-next-line typescript/no-implied-eval
      function: () => new Function('window.ran = "function"')(),
      markup: () => { document.body.innerHTML += '<img src="x" onerror="window.ran = \'markup\'">'; },
      attribute: () => document.body.setAttribute('onclick', 'window.ran = "attribute"'),
      inline: () => document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = "inline"' })),
      elsewhere: () => document.body.append(Object.assign(document.createElement('script'), { src: 'https://example.org/x.js' })),
      worker: () => new Worker(URL.createObjectURL(new Blob(['self.postMessage(1)'], { type: 'text/javascript' }))),
      fetch: () => fetch('https://example.org/'),
    };
    const found: Record<string, string> = {};
    for (const [name, attempt] of Object.entries(tries)) {
      // From a task of the page's own: what the test itself evaluates is let pass.
      found[name] = await new Promise((resolve) => setTimeout(() => {
        new Promise((done) => done(attempt())).then(() => resolve('let pass'), (error: unknown) => resolve(error instanceof Error ? error.name : 'no error'));
      }));
    }
    document.body.click();
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { ...found, ran: `${Reflect.get(window, 'ran')}` };
  });
  expect(outcomes).toEqual({
    eval: 'EvalError', function: 'EvalError', markup: 'TypeError', attribute: 'TypeError', inline: 'TypeError', elsewhere: 'TypeError', worker: 'TypeError', fetch: 'TypeError', ran: 'undefined',
  });
});
