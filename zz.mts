// long tasks during import
import { chromium } from '@playwright/test';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { preview } from 'vite';
import { RunsPanel } from './e2e/runs-panel.ts';
import { defaultConfig } from './src/config/defaults.ts';
import { formatRuns } from './src/formats/runs-file.ts';
import { neededChromium } from './scripts/find-chromium.ts';
import { quietChromium } from './scripts/quiet-chromium.ts';
const RUNS=50, STEPS=2500;
function resultsOf(seed: number): any {
  const points = Array.from({ length: STEPS }, (_, i) => (['aux-net', 'vanilla-net'] as const).map((network, place): any => {
    const step = i + 1;
    const noise = Math.sin(step * (12.9898 + seed)) * 43758.5453;
    return { kind: 'training', network, seed, step, epoch: (step * 64) / 10240, seconds: step * 0.1, images: step * 64, gradientNorm: 1, learningRate: 0.001,
      loss: 0.3 + place * 0.1 + 2 * Math.exp(-step / (400 + 20 * seed)) + 0.2 * (noise - Math.floor(noise)) };
  })).flat();
  return { format: 'learngene-results', version: 2, program: 'frames', startedAt: new Date(Date.UTC(2026, 0, 1, seed)).toISOString(), seconds: 250, complete: true,
    config: { ...defaultConfig, seed, steps: STEPS }, seeds: [seed], engine: { name: 'wasm', adapter: 'made up', reason: 'made up' },
    data: { name: 'shapes10', classNames: ['disc', 'ring'], trainImages: 10240, validationImages: 2048 }, target: null, series: points, evaluations: [], failures: [] };
}
const server = await preview({ logLevel: 'error', build: { outDir: resolve(process.argv[2] ?? 'dist') }, preview: { port: 0 } });
const browser = await chromium.launch({ executablePath: neededChromium(), args: [...quietChromium, '--disable-gpu'] });
const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' })).newPage();
await page.goto(server.resolvedUrls!.local[0]!);
const cdp = await page.context().newCDPSession(page);
const count = async (label: string) => {
  await cdp.send('HeapProfiler.collectGarbage'); 
  let text=''; const on=(e:any)=>{text+=e.chunk}; cdp.on('HeapProfiler.addHeapSnapshotChunk', on);
  await cdp.send('HeapProfiler.takeHeapSnapshot', {reportProgress:false}); cdp.off('HeapProfiler.addHeapSnapshotChunk', on);
  const s=JSON.parse(text); const f=s.snapshot.meta.node_fields, types=s.snapshot.meta.node_types[0]; const n=f.length;
  const by:Record<string,[number,number]>={}; let total=0, size=0;
  for(let i=0;i<s.nodes.length;i+=n){const t=types[s.nodes[i]]; const z=s.nodes[i+f.indexOf('self_size')]; total++; size+=z; const b=by[t]??=[0,0]; b[0]++; b[1]+=z;}
  console.log(label, total, (size/1e6).toFixed(1)+' MB', JSON.stringify(Object.fromEntries(Object.entries(by).sort((a,b)=>b[1][0]-a[1][0]).slice(0,9))));
  if(label==='all') await writeFile('/tmp/all.heapsnapshot', text);
  if(label==='imported') await writeFile('/tmp/imported.heapsnapshot', text);
};
await page.waitForTimeout(2000);
if (process.argv[3]==='heap') await count('fresh');
await page.evaluate(() => { (globalThis as any).lt=[]; new PerformanceObserver((l)=>{for(const e of l.getEntries()) (globalThis as any).lt.push([Math.round(e.startTime),Math.round(e.duration)])}).observe({entryTypes:['longtask']}); });
const folder = await mkdtemp(join(tmpdir(), 'zz-'));
const files = Array.from({ length: RUNS }, (_, i) => join(folder, `run-${i}.json`));
for (const [i, file] of files.entries()) await writeFile(file, formatRuns([{ id: `run-${i}`, name: `run-${i}`, note: '', starred: false, series: null, results: resultsOf(i) }]));
const t0=Date.now();
await new RunsPanel(page).importFiles(files);
await page.getByRole('button', { name: `Show run-${RUNS - 1} in the charts`, exact: true }).waitFor();
console.log('import ms', Date.now()-t0);
await page.waitForTimeout(2000);
const lt = await page.evaluate(()=>(globalThis as any).lt) as [number,number][];
console.log('long tasks', lt.length, 'sum', lt.reduce((a,b)=>a+b[1],0), 'max', Math.max(...lt.map(x=>x[1])), JSON.stringify(lt.map(x=>x[1])));
if (process.argv[3]==='heap') await count('imported');
await page.getByRole('button', { name: 'Show run-0 in the charts', exact: true }).click();
for (let i = 1; i < RUNS; i++) await page.getByRole('button', { name: `Overlay run-${i} in the charts`, exact: true }).press('Enter');
if (process.argv[3]==='heap') await count('all');
// reload
if (process.argv[3]!=='heap') {
await page.addInitScript(() => { (globalThis as any).lt=[]; new PerformanceObserver((l)=>{for(const e of l.getEntries()) (globalThis as any).lt.push([Math.round(e.startTime),Math.round(e.duration)])}).observe({entryTypes:['longtask']}); });
const t1=Date.now();
await page.reload();
await page.getByRole('button', { name: `Show run-${RUNS - 1} in the charts`, exact: true }).waitFor();
console.log('reload ms', Date.now()-t1);
await page.waitForTimeout(1500);
const l2 = await page.evaluate(()=>(globalThis as any).lt) as [number,number][];
console.log('long tasks', l2.length, JSON.stringify(l2));
}
await browser.close(); await server.close();
