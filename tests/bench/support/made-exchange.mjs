import { mkdirSync, rmSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import path from 'node:path';
import Database from 'better-sqlite3';
import { bindingPath } from '../../../scripts/lib/places.mjs';
import { makeFolder } from './observed.mjs';
import { officeInProcess, valueOf } from './office-in-process.mjs';

const passphrases = { passphrase: 'bench passphrase 1', rootPassphrase: 'bench passphrase 2', recoveryPassphrase: 'bench passphrase 3' };
const admin = { adminName: '苏文岚', password: 'Yanlian-2021' };

/** A city with its keys, and the folder that goes between it and its counties. */
export async function madeCity() {
  const root = makeFolder();
  const stick = path.join(root, '优盘');
  mkdirSync(stick);
  const dataDir = path.join(root, '市局', '数据');
  const city = await officeInProcess(dataDir);
  valueOf(await city.api['office.create']({ code: '130100', name: '石家庄市市场监督管理局', role: 'city', ...admin }));
  const { rootFingerprint } = valueOf(await city.api['trust.start']({ label: '市局1号机', ...passphrases }));
  return { ...city, root, dataDir, stick, rootFingerprint };
}

/** A county with so many subjects whose key the city has taken into its roster. */
export async function madeCounty(city, code, subjects) {
  const dataDir = path.join(city.root, code, '数据');
  const first = await officeInProcess(dataDir);
  valueOf(await first.api['office.create']({ code, name: `${code}市场监督管理局`, role: 'county', ...admin }));
  first.close();
  fillLibrary(path.join(dataDir, 'office.db'), code, subjects);
  const county = await officeInProcess(dataDir);
  const own = valueOf(await county.api['keys.create']({ label: `${code}1号机`, passphrase: passphrases.passphrase }));
  const { fileName } = valueOf(await county.api['keys.exportEnrolment']({ folder: city.stick }));
  const file = path.join(city.stick, fileName);
  const { groupsToType } = valueOf(await city.api['trust.readEnrolment']({ file }));
  const groups = groupsToType.map((group) => own.fingerprint.split(' ')[group - 1]);
  valueOf(await city.api['trust.accept']({ file, groups, rootPassphrase: passphrases.rootPassphrase }));
  return { ...county, code, dataDir };
}

/** Gives the counties the roster of the city; answers its file. */
export async function shareRoster(city, counties) {
  const file = await carryOut(city, city.stick, valueOf(await city.api['bundles.seal']({ kind: 'roster' })));
  for (const { api } of counties) {
    const { result } = valueOf(await api['bundles.import']({ file, rootDigits: city.rootFingerprint }));
    if (result.outcome !== 'ACCEPT') throw new Error(JSON.stringify(result));
  }
  return file;
}

/** The same office on its own folder, or a copy of it, again; its key is unlocked. */
export async function reopened(county, dataDir = county.dataDir) {
  const again = await officeInProcess(dataDir);
  valueOf(await again.api['keys.unlock']({ passphrase: passphrases.passphrase }));
  return { ...again, code: county.code, dataDir };
}

/** Seals 名录库 and copies the bundle out; gives its path. */
export async function sealLibrary(county, folder) {
  return carryOut(county, folder, valueOf(await county.api['bundles.seal']({ kind: 'roster-data' })));
}

async function carryOut({ api }, folder, { fileName }) {
  mkdirSync(folder, { recursive: true });
  rmSync(path.join(folder, fileName), { force: true });
  valueOf(await api['bundles.export']({ fileName, folder }));
  return path.join(folder, fileName);
}

const words = ['鑫源', '恒泰', '燕赵', '福安', '瑞丰', '天和', '金桥', '佳禾', '永盛', '宏达', '正德', '广联', '百川', '祥云', '明远'];
const trades = [
  '五金经营部',
  '餐饮店',
  '商贸有限公司',
  '食品超市',
  '建材门市',
  '药房',
  '汽车修理厂',
  '服装店',
  '农资经销处',
  '机械有限公司',
];
const kinds = ['enterprise', 'soleTrader', 'soleTrader', 'cooperative'];
const tags = ['[]', '[]', '["食品经营"]', '["特种设备","食品经营"]'];
const scope = '一般项目：食品销售（仅销售预包装食品）；日用百货销售；五金产品零售；建筑材料销售；机械设备销售；普通货物道路运输。';

/** Rows as an import leaves them, with a made code that fits no real one. */
function fillLibrary(filePath, office, count) {
  const db = new Database(filePath, { nativeBinding: bindingPath });
  db.exec(`update office set change_seq = change_seq + 1;
    insert into import_batches (id, kind, file_name, file_sha256, at, by, by_name, added, updated, unchanged, quarantined)
    values ('made', 'subjects', '名录.xlsx', '${'0'.repeat(64)}', '2026-03-01T09:00:00+08:00', 'u', '苏文岚', ${count}, 0, 0, 0)`);
  const { seq } = db.prepare('select change_seq as seq from office').get();
  const upkeep = db
    .prepare(
      "select type, name, sql from sqlite_schema where tbl_name = 'subjects' and sql is not null and type in ('index', 'trigger') order by rowid",
    )
    .all();
  for (const { type, name } of upkeep) db.exec(`drop ${type} ${name}`);
  const insert =
    db.prepare(`insert into subjects (uid, code, code_kind, name, kind, town, station, status, industry, risk, risk_on, office, phone,
      legal_person, address, region, authority, established_on, capital, scope, tags, annual_report, last_inspected_on, content_hash, batch_id, seq)
    values (?, ?, 'creditCode', ?, ?, ?, '城区市场监督管理所', 'active', ?, ?, '2026-01-01', '${office}', ?, '黎青山', ?, '${office}', '县局',
      '2018-05-06', '50万元', '${scope}', ?, '已公示', '', '${'0'.repeat(64)}', 'made', ${seq})`);
  const addTag = db.prepare('insert into subject_tags (subject_id, tag) values (?, ?)');
  db.transaction(() => {
    for (let number = 0; number < count; number += 1) {
      const digits = String(number).padStart(7, '0');
      const mixed = (number * 7919) % 1_000_003;
      const name = `${office}${words[number % 15]}${words[mixed % 13]}${trades[mixed % 10]}${digits.slice(2)}`;
      const ofTags = tags[mixed % 4];
      const { lastInsertRowid } = insert.run(
        `${String(mixed).padStart(8, '0')}-${office.slice(2)}-4000-8000-${digits.padStart(12, '0')}`,
        `92${office}MA${digits}X`,
        name,
        kinds[mixed % 4],
        `第${number % 20}镇${office}`,
        `F52${mixed % 9}`,
        ['A', 'B', 'C', 'D', ''][mixed % 5],
        `138${String(mixed).padStart(8, '0')}`,
        `燕赵大街${number}号`,
        ofTags,
      );
      for (const tag of JSON.parse(ofTags)) addTag.run(lastInsertRowid, tag);
    }
  })();
  for (const { sql } of upkeep) db.exec(sql);
  db.exec('insert or ignore into search_pending (block) select distinct id / 512 from subjects');
  db.close();
}

/** Changes every nth record of a closed office, as an edit does. */
export function changeLibrary(dataDir, every, word) {
  const db = new Database(path.join(dataDir, 'office.db'), { nativeBinding: bindingPath });
  db.exec(`update office set change_seq = change_seq + 1;
    update subjects set name = name || '${word}', seq = (select change_seq from office) where id % ${every} = 0`);
  db.close();
}

/** Seconds of some work, those of the processor that the process had, the longest gap of the event loop meanwhile in milliseconds, and the peak memory of the process so far in MiB. */
export async function measured(work) {
  const gaps = monitorEventLoopDelay({ resolution: 1 });
  gaps.enable();
  const started = performance.now();
  const cpuBefore = process.cpuUsage();
  const value = await work();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  gaps.disable();
  return {
    value,
    seconds,
    cpu: (user + system) / 1e6,
    gap: Math.round(gaps.max / 1e6),
    peakMib: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
