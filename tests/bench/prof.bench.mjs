import inspector from 'node:inspector';
import { writeFileSync } from 'node:fs';
import { madeCity, madeCounty, measured, sealLibrary, shareRoster } from './support/made-exchange.mjs';
import { valueOf } from './support/office-in-process.mjs';
const session = new inspector.Session(); session.connect();
const post = (m, p) => new Promise((res, rej) => session.post(m, p, (e, r) => (e ? rej(e) : res(r))));
const on = process.env.PROF === '1';
if (on) { await post('Profiler.enable'); await post('Profiler.setSamplingInterval', { interval: 500 }); }
const prof = async (name, work) => { if (on) await post('Profiler.start'); const v = await measured(work); if (on) { const { profile } = await post('Profiler.stop'); writeFileSync(`/tmp/h/${name}.cpuprofile`, JSON.stringify(profile)); } console.log(name, v.seconds.toFixed(2), v.cpu.toFixed(2), v.gap); return v.value; };
const city = await madeCity();
const county = await madeCounty(city, '130123', 150000);
await shareRoster(city, [county]);
const file = await prof('seal', () => sealLibrary(county, city.stick));
await prof('seal2', () => county.api['bundles.seal']({ kind: 'roster-data', snapshot: true }));
if (process.env.SEALONLY !== '1') await prof('import', async () => valueOf(await city.api['bundles.import']({ file })));
county.close(); city.close();
import { copyFileSync } from 'node:fs'; import p from 'node:path'; if (process.env.KEEP) { copyFileSync(p.join(county.dataDir,'office.db'),'/tmp/h/lib.db'); copyFileSync(p.join(city.dataDir,'office.db'),'/tmp/h/city.db'); }
