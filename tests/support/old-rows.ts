/** One row and more for each table as the first migrations made them; a table that is not there yet is passed over. */
const [h1, h2, h3] = ['1'.repeat(64), '2'.repeat(64), '3'.repeat(64)];
const at = '2026-03-02T09:00:00+08:00';
const serial = '130123-2026-0001';
const code = '91130199MA0000015W';

/** The migration that gave a row its present form; `before` for rows that only an older database takes. */
interface Age {
  readonly since?: string;
  readonly before?: string;
}

export const oldRows: readonly (readonly [table: string, sql: string, age?: Age])[] = [
  [
    'office',
    `insert into office (id, code, name, role, created_at, change_seq) values (1, '130123', '正定县市场监督管理局', 'county', '${at}', 7)`,
  ],
  ['people', `insert into people (id, name, roles, password_hash, created_at) values ('u1', '苏文岚', '["clerk"]', 'scrypt$1', '${at}')`],
  ['recovery_code', `insert into recovery_code (id, code_hash, made_at) values (1, 'scrypt$2', '${at}')`],
  [
    'audit_rows',
    `insert into audit_rows (number, id, seq, at, office, by, by_name, event, params, previous_hash, hash)
     values (1, 'a1', 1, '${at}', '130123', 'u1', '苏文岚', 'office.created', '{}', '${h1}', '${h2}')`,
  ],
  [
    'import_batches',
    `insert into import_batches (id, kind, file_name, file_sha256, at, by, by_name, added, updated, unchanged, quarantined)
     values ('b1', 'subjects', '名单.xlsx', '${h1}', '${at}', 'u1', '苏文岚', 1, 2, 3, 4)`,
  ],
  ['quarantine_rows', `insert into quarantine_rows (batch_id, row_number, column_name, code, found) values ('b1', 4, '名称', 'E101', '')`],
  [
    'items',
    `insert into items (id, code, category, name, grade, basis, method, content, subjects, line, published, applies_to_tag, note, content_hash,
       batch_id, seq)
     values ('i1', 'TJ-01', '登记', '即时公示信息检查', 'key', '条例', '实地', '核对', '企业', 2, 1, '食品经营', '注', '${h1}', 'b1', 3),
       ('i2', 'TJ-02', '登记', '未公布的事项', 'ordinary', '', '', '', '', 0, 0, '', '', '${h2}', 'b1', 3)`,
  ],
  [
    'subjects',
    `insert into subjects (id, uid, code, code_kind, name, kind, legal_person, phone, address, region, town, authority, station,
       established_on, status, industry, capital, scope, risk, risk_on, tags, annual_report, last_inspected_on, drawn_this_year, content_hash,
       batch_id, seq)
     values (1, 's1', '${code}', 'creditCode', '正定县第1号商行', 'enterprise', '黎青山', '13800003456', '燕赵大街', '130123', '正定镇', '县局',
       '城区所', '2020-01-01', 'active', 'F52', '10', '零售', 'B', '2026-01-01', '["食品经营"]', '已公示', '', 1, '${h1}', 'b1', 3)`,
    { before: '0052-merged-library' },
  ],
  [
    'subjects',
    `insert into subjects (id, uid, office, code, code_kind, name, kind, legal_person, phone, address, region, town, authority, station,
       established_on, status, industry, capital, scope, risk, risk_on, tags, annual_report, last_inspected_on, drawn_this_year, content_hash,
       batch_id, seq)
     values (1, 's1', '130123', '${code}', 'creditCode', '正定县第1号商行', 'enterprise', '黎青山', '13800003456', '燕赵大街', '130123', '正定镇',
       '县局', '城区所', '2020-01-01', 'active', 'F52', '10', '零售', 'B', '2026-01-01', '["食品经营"]', '已公示', '', 1, '${h1}', 'b1', 3)`,
    { since: '0052-merged-library' },
  ],
  ['subject_tags', `insert into subject_tags (subject_id, tag) values (1, '食品经营')`],
  [
    'inspectors',
    `insert into inspectors (id, uid, staff_no, name, gender, phone, unit, department, post_category, lines, certificate_no, certificate_until,
       level, post, expert, area, status, content_hash, batch_id, seq)
     values (1, 'p1', 'ZD001', '段光川', '男', '13900004567', '县局', '食品股', '执法', '[1,2]', '13012320210001', '2028-12-31', '县级', '科员', 1,
       '*', 'active', '${h1}', 'b1', 3)`,
    { before: '0052-merged-library' },
  ],
  [
    'inspectors',
    `insert into inspectors (id, uid, office, staff_no, name, gender, phone, unit, department, post_category, lines, certificate_no,
       certificate_until, level, post, expert, area, status, content_hash, batch_id, seq)
     values (1, 'p1', '130123', 'ZD001', '段光川', '男', '13900004567', '县局', '食品股', '执法', '[1,2]', '13012320210001', '2028-12-31', '县级',
       '科员', 1, '*', 'active', '${h1}', 'b1', 3)`,
    { since: '0052-merged-library' },
  ],
  ['recusals', `insert into recusals (inspector_id, subject_code, reason) values (1, '${code}', '配偶任职')`],
  [
    'schemes',
    `insert into schemes (id, office, rev, prev_hash, by, at, seq, name, state, draft, serial)
     values ('c1', '130123', 1, null, 'u1', '${at}', 4, '第1期', 'drawn', '{"itemIds":["i1"]}', '${serial}')`,
  ],
  [
    'draws',
    `insert into draws (serial, id, office, rev, prev_hash, by, at, seq, scheme_id, state, frozen_at, prev, frame_sha256, plan_sha256, frame_rows,
       strata, team_size, commit_a, commit_b, dice_kind, dice)
     values ('${serial}', 'd1', '130123', 1, null, 'u1', '${at}', 5, 'c1', 'frozen', '${at}', '${h1}', '${h2}', '${h3}', 1, '[]', 2, null, null,
       null, null)`,
  ],
  ['draw_files', `insert into draw_files (serial, name, sha256, bytes) values ('${serial}', 'frame.tsv', '${h2}', x'01ff')`],
  [
    'frozen_subjects',
    `insert into frozen_subjects (serial, code, name, town) values ('${serial}', '${code}', '正定县第1号商行', '正定镇')`,
  ],
  ['draws', `update draws set commit_a = '${h1}', commit_b = '${h2}', state = 'committed'`],
  ['draws', `update draws set dice = '31415926535897932384', dice_kind = 'tenSided', state = 'diced'`, { before: '0032-ceremony' }],
  [
    'draws',
    `update draws set first_reading = '31415926535897932384', first_kind = 'tenSided', first_reader = 'u1', second_reader = 'u2',
       dice = '31415926535897932384', dice_kind = 'tenSided', state = 'diced'`,
    { since: '0032-ceremony' },
  ],
  [
    'drawn_subjects',
    `insert into drawn_subjects (serial, position, code, stratum, rank, ticket) values ('${serial}', 1, '${code}', 'B', 1, '${h1}')`,
  ],
  [
    'draws',
    `update draws set prk = '${h1}', result_sha256 = '${h2}', record_sha256 = '${h3}', drawn = 1, inspectors = 2, short_visits = 0,
       drawn_at = '${at}', state = 'drawn'`,
  ],
  [
    'assignments',
    `insert into assignments (id, office, rev, prev_hash, by, at, seq, serial, subject, inspectors)
     values ('g1', '130123', 1, null, 'u1', '${at}', 6, '${serial}', '${code}', '["ZD001"]')`,
  ],
  [
    'results',
    `insert into results (id, office, rev, prev_hash, by, by_name, at, seq, serial, subject, outcomes, items, methods, disposal, inspected_on,
       remark)
     values ('r1', '130123', 2, '${h1}', 'u1', '苏文岚', '${at}', 7, '${serial}', '${code}', '["NO_ISSUE"]', '[]', '["onSite"]', 'none',
       '2026-03-02', '店主在场')`,
  ],
  [
    'own_keys',
    `insert into own_keys (signer, label, ed25519, age, file_name, role, created_at)
     values ('${h1}', '1号机', '${h2}', 'age1x', 'k.age', 'office', '${at}')`,
  ],
  ['roster_steps', `insert into roster_steps (version, sha256, body, signatures, stored_at) values (1, '${h1}', '{}', '[]', '${at}')`],
  [
    'sealed_bundles',
    `insert into sealed_bundles (signer, chan, seq, header_sha256, file_sha256, file_name, kind, bytes, encrypted, records, change_from,
       change_seq, sealed_at, exported_at)
     values ('${h1}', '130100', 1, '${h2}', '${h3}', 'b.ssjb', 'results', 1000, 1, 5, 0, 7, '${at}', '${at}')`,
  ],
  [
    'sent_receipts',
    `insert into sent_receipts (header_sha256, stream_signer, stream_chan, change_seq) values ('${h2}', '${h3}', '130123', 7)`,
  ],
  ['draw_people', `insert into draw_people (serial, place, people, saved_at) values ('${serial}', '三楼会议室', '[]', '${at}')`],
  ['restored_heads', `insert into restored_heads (signer, chan, seq, header_sha256, at) values ('${h1}', '130100', 1, '${h2}', '${at}')`],
  ['seal_alarms', `insert into seal_alarms (signer, chan, reason, seq, at) values ('${h1}', '130100', 'ahead', 2, '${at}')`],
  [
    'chains',
    `insert into chains (signer, chan, office, last_seq, last_header, forked) values ('${h3}', '130123', '130100', 2, '${h1}', 1)`,
  ],
  [
    'known_links',
    `insert into known_links (signer, chan, seq, header_sha256, file_name, office, kind, outcome, slot, at, applied, unchanged, refused, conflict,
       reasons, change_seq)
     values ('${h3}', '130123', 2, '${h1}', 'r.ssjb', '130100', 'receipt', 'ACCEPT', 'applied', '${at}', 1, 0, 0, 0, '[]', 7)`,
  ],
  [
    'received_rows',
    `insert into received_rows (office, table_name, record_id, rev, row_hash, body, head, header_sha256)
     values ('130123', 'results', 'r1', 1, '${h1}', '{}', 1, '${h2}')`,
  ],
  [
    'received_draw_files',
    `insert into received_draw_files (office, serial, name, sha256, bytes) values ('130123', '${serial}', 'frame.tsv', '${h1}', x'00')`,
  ],
  [
    'row_conflicts',
    `insert into row_conflicts (office, table_name, record_id, kept_hash, other_hash, header_sha256)
     values ('130123', 'results', 'r1', '${h1}', '${h2}', '${h3}')`,
  ],
  ['mail_settings', `insert into mail_settings (id, limit_kib) values (1, 5120)`],
  ['stage_settings', `insert into stage_settings (id, objects, inspectors) values (1, 'full', 1)`],
];
