CREATE INDEX audit_rows_by_seq on audit_rows (seq);

CREATE INDEX calendar_years_by_seq on calendar_years (seq);

CREATE INDEX correction_requests_by_county on correction_requests (county, serial, subject);

CREATE INDEX corrections_by_seq on corrections (seq);

CREATE INDEX evidence_by_sha256 on evidence (sha256);

CREATE INDEX follow_ups_by_event on follow_ups (serial, state);

CREATE INDEX follow_ups_by_seq on follow_ups (seq);

CREATE INDEX follow_ups_by_subject on follow_ups (subject);

CREATE INDEX frozen_items_by_item on frozen_items (item_id);

CREATE INDEX frozen_subjects_left_out on frozen_subjects (serial, excluded) where excluded <> '';

CREATE INDEX handed_tasks_by_seq on handed_tasks (seq);

CREATE INDEX inspectors_by_name on inspectors (name, id);

CREATE INDEX inspectors_by_unit on inspectors (unit, name, id);

CREATE UNIQUE INDEX inspectors_one_staff_no on inspectors (office, staff_no);

CREATE INDEX item_list_entries_by_item on item_list_entries (item_id);

CREATE UNIQUE INDEX item_lists_by_id on item_lists (id);

CREATE UNIQUE INDEX items_current on items (code) where current = 1;

CREATE INDEX joined_revisions_by_seq on joined_revisions (office, seq);

CREATE INDEX library_changes_by_batch on library_changes (batch_id) where batch_id is not null;

CREATE INDEX library_changes_by_record on library_changes (kind, record, number);

CREATE INDEX library_changes_by_seq on library_changes (seq);

CREATE INDEX org_changes_by_unit on org_changes (unit_id, number);

CREATE INDEX org_former_names_by_name on org_former_names (name);

CREATE UNIQUE INDEX org_units_bureau on org_units (kind) where kind = 'bureau';

CREATE UNIQUE INDEX org_units_by_code on org_units (code) where code <> '';

CREATE INDEX org_units_by_parent on org_units (parent_id, position);

CREATE INDEX plan_tasks_by_row on plan_tasks (plan_id, row_id);

CREATE INDEX plans_by_seq on plans (seq);

CREATE UNIQUE INDEX plans_open on plans (year) where state <> 'approved';

CREATE INDEX publications_by_seq on publications (seq);

CREATE INDEX quarantined_by_chain on quarantined_links (signer, chan, seq);

CREATE UNIQUE INDEX received_heads on received_rows (office, table_name, record_id) where head = 1;

CREATE INDEX received_task_subjects on received_rows (body ->> '$.task') where table_name = 'task_subjects' and head = 1;

CREATE INDEX recusals_by_subject on recusals (subject_code);

CREATE INDEX request_answers_by_seq on request_answers (seq);

CREATE INDEX results_by_seq on results (seq);

CREATE INDEX results_by_subject on results (subject, inspected_on);

CREATE INDEX results_due on results (coalesce(arrived, seq));

CREATE UNIQUE INDEX schemes_by_task on schemes (draft ->> '$.filter.task') where state <> 'void' and draft ->> '$.filter.task' is not null;

CREATE INDEX search_blocks_by_version on search_blocks (field, version, block);

CREATE INDEX sent_records_withdrawn on sent_records (table_name, withdrawn_seq) where withdrawn_seq is not null;

CREATE INDEX subject_tags_by_subject on subject_tags (subject_id);

CREATE INDEX subjects_by_code on subjects (code, id, status, risk, kind, town, office);

CREATE INDEX subjects_by_county on subjects (office, name, id, status, risk, kind, town, rev) where rev is not null;

CREATE INDEX subjects_by_drawn on subjects (drawn_this_year, id, status, risk, kind, town, office);

CREATE INDEX subjects_by_industry on subjects (industry, id, status, risk, kind, town, office);

CREATE INDEX subjects_by_name on subjects (name, id, status, risk, kind, town, office);

CREATE INDEX subjects_by_risk on subjects (risk, id, status, kind, town, office);

CREATE INDEX subjects_by_risk_on on subjects (risk_on, id, status, risk, kind, town, office);

CREATE INDEX subjects_by_seq on subjects (seq);

CREATE INDEX subjects_by_station on subjects (station, id, status, risk, kind, town, office);

CREATE INDEX subjects_by_status_risk on subjects (status, risk, kind, town, office);

CREATE INDEX subjects_by_town on subjects (town, id, status, risk, kind, office);

CREATE UNIQUE INDEX subjects_one_code on subjects (office, code);

CREATE UNIQUE INDEX subjects_one_uid on subjects (uid);

CREATE INDEX task_takings_by_seq on task_takings (seq);

CREATE TABLE assessment_rules (
  number integer primary key,
  rules text not null check (json_valid(rules)),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null
) strict;

CREATE TABLE assignments (
  id text primary key,
  office text not null,
  rev integer not null check (rev >= 1),
  prev_hash text check ((prev_hash is null) = (rev = 1)),
  by text not null,
  at text not null,
  seq integer not null,
  serial text not null references draws (serial),
  subject text not null,
  inspectors text not null check (json_valid(inspectors)),
  unique (serial, subject)
) strict;

CREATE TABLE audit_rows (
  number integer primary key check (number >= 1),
  id text not null unique,
  seq integer not null,
  at text not null,
  office text not null,
  by text not null,
  by_name text not null,
  event text not null,
  params text not null check (json_valid(params)),
  previous_hash text not null check (length(previous_hash) = 64),
  hash text not null unique check (length(hash) = 64)
) strict;

CREATE TABLE borrowed_tasks (
  serial text primary key references draws (serial),
  signer text not null check (length(signer) = 64),
  taken_at text not null
) strict, without rowid;

CREATE TABLE "calendar_years" (
  year integer primary key check (year between 2019 and 2100),
  id text not null unique,
  rev integer not null check (rev >= 1),
  prev_hash text check ((prev_hash is null) = (rev = 1)),
  -- A notice that was taken away stays, because a county may hold it; it counts no days any more.
  withdrawn integer not null check (withdrawn in (0, 1)),
  holidays text not null check (json_valid(holidays)),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null
) strict;

CREATE TABLE chains (
  signer text not null,
  chan text not null,
  office text not null,
  last_seq integer not null,
  last_header text not null,
  forked integer not null default 0 check (forked in (0, 1)),
  primary key (signer, chan)
) strict;

CREATE TABLE conflict_decisions (
  office text not null,
  table_name text not null,
  record_id text not null,
  other_hash text not null,
  kept_hash text not null,
  choice text not null check (choice in ('kept', 'taken', 'joined', 'seen')),
  joined_hash text check (length(joined_hash) = 64),
  reason text not null,
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  primary key (office, table_name, record_id, other_hash),
  foreign key (office, table_name, record_id, other_hash) references row_conflicts (office, table_name, record_id, other_hash),
  check ((choice = 'joined') = (joined_hash is not null)),
  check (choice = 'seen' or reason <> '')
) strict, without rowid;

CREATE TABLE correction_requests (
  id text primary key,
  office text not null,
  rev integer not null check (rev >= 1),
  prev_hash text check (length(prev_hash) = 64),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  county text not null check (length(county) = 6),
  serial text not null,
  subject text not null,
  subject_name text not null,
  task_name text not null,
  result_id text not null,
  -- What the county had said when it was asked: it has answered once it says something else.
  result_rev integer not null check (result_rev >= 1),
  corrections integer not null check (corrections >= 0),
  reason text not null check (reason <> ''),
  withdrawn text not null default '',
  check ((rev = 1) = (prev_hash is null))
) strict;

CREATE TABLE corrections (
  id text primary key,
  office text not null,
  rev integer not null check (rev = 1),
  prev_hash text check (prev_hash is null),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  serial text not null,
  subject text not null,
  number integer not null check (number >= 1),
  result_id text not null references results (id),
  before text not null check (json_valid(before)),
  after text not null check (json_valid(after)),
  reason text not null check (length(reason) between 4 and 200),
  approver text not null,
  approver_name text not null,
  unique (serial, subject, number),
  check (approver <> by)
) strict;

CREATE TABLE dispatched_visits (
  serial text not null references dispatches (serial),
  subject text not null,
  number integer not null check (number >= 1),
  unit text not null,
  reason text not null check ((number = 1) = (reason = '')),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  primary key (serial, subject, number),
  foreign key (serial, subject) references drawn_subjects (serial, code)
) strict, without rowid;

CREATE TABLE dispatches (
  serial text primary key references draws (serial),
  dispatched_on text not null,
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null
) strict, without rowid;

CREATE TABLE draw_files (
  serial text not null references draws (serial),
  name text not null,
  sha256 text not null check (length(sha256) = 64),
  bytes blob not null,
  primary key (serial, name)
) strict;

CREATE TABLE draw_people (
  serial text primary key references draws (serial),
  place text not null,
  people text not null check (json_valid(people)),
  saved_at text not null
, rev integer not null default 1 check (rev >= 1), prev_hash text check ((prev_hash is null) = (rev = 1)), by text not null default '', seq integer not null default 1) strict, without rowid;

CREATE TABLE drawn_items (
  serial text not null references draws (serial),
  item text not null,
  code text not null,
  stratum text not null,
  rank integer not null check (rank >= 1),
  primary key (serial, code, item),
  foreign key (serial, code) references drawn_subjects (serial, code)
) strict, without rowid;

CREATE TABLE drawn_subjects (
  serial text not null references draws (serial),
  position integer not null check (position >= 1),
  code text not null,
  stratum text not null,
  rank integer not null check (rank >= 1),
  ticket text not null check (length(ticket) = 64),
  primary key (serial, position),
  unique (serial, code)
) strict, without rowid;

CREATE TABLE draws (
  serial text primary key,
  id text not null unique,
  office text not null,
  rev integer not null check (rev >= 1),
  prev_hash text check ((prev_hash is null) = (rev = 1)),
  by text not null,
  at text not null,
  seq integer not null,
  scheme_id text not null references schemes (id),
  state text not null check (state in ('frozen', 'committed', 'diced', 'drawn', 'void')),
  frozen_at text not null,
  prev text not null check (length(prev) = 64),
  frame_sha256 text not null check (length(frame_sha256) = 64),
  plan_sha256 text not null check (length(plan_sha256) = 64),
  frame_rows integer not null,
  strata text not null check (json_valid(strata)),
  team_size integer not null check (team_size between 2 and 8),
  commit_a text check (length(commit_a) = 64),
  commit_b text check (length(commit_b) = 64),
  dice_kind text check (dice_kind in ('tenSided', 'sixSided')),
  dice text,
  prk text check (length(prk) = 64),
  result_sha256 text check (length(result_sha256) = 64),
  record_sha256 text unique check (length(record_sha256) = 64),
  drawn integer,
  inspectors integer,
  short_visits integer,
  drawn_at text, settings text not null default '{}' check (json_valid(settings)), public_what text, public_known text, first_reading text, first_kind text check (first_kind in ('tenSided', 'sixSided')), first_reader text, first_reader_name text, first_read_at text, second_reader text, second_reader_name text, diced_at text, witnesses text check (json_valid(witnesses)), reading_log text not null default '[]' check (json_valid(reading_log)), void_from text check (void_from in ('frozen', 'committed', 'diced', 'drawn')), void_reason text check (length(void_reason) between 4 and 200), void_by text, void_by_name text, void_approver text, void_approver_name text, voided_at text, void_seq integer, people text not null default 'own' check (people in ('own', 'counties')),
  -- In this order only: freeze, commit, dice, draw.
  check (state not in ('committed', 'diced', 'drawn') or (commit_a is not null and commit_b is not null)),
  check (state not in ('diced', 'drawn') or dice is not null),
  check ((state = 'drawn') <= (prk is not null and result_sha256 is not null and record_sha256 is not null and drawn_at is not null))
) strict;

CREATE TABLE drill_rows (
  serial text not null references drills (serial),
  position integer not null check (position >= 1),
  code text not null,
  name text not null,
  town text not null,
  stratum text not null,
  ticket text not null check (length(ticket) = 64),
  inspectors text not null check (json_valid(inspectors)),
  primary key (serial, position)
) strict, without rowid;

CREATE TABLE drills (
  serial text primary key check (serial glob 'DRILL-[0-9][0-9][0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]'),
  scheme_id text not null references schemes (id),
  by text not null,
  at text not null,
  seed text not null check (length(seed) = 64),
  facts text not null check (json_valid(facts))
) strict;

CREATE TABLE entry_drafts (
  serial text not null,
  subject text not null,
  draft text not null check (json_valid(draft)),
  by_name text not null,
  at text not null,
  primary key (serial, subject),
  foreign key (serial, subject) references drawn_subjects (serial, code)
) strict, without rowid;

CREATE TABLE event_closures (
  serial text primary key references draws (serial),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null
) strict, without rowid;

CREATE TABLE evidence (
  id text primary key,
  serial text not null,
  subject text not null,
  about text not null check (about in ('visit', 'item', 'measure')),
  part text not null check ((part = '') = (about = 'visit')),
  follow_up text references follow_ups (id) check ((follow_up is not null) = (about = 'measure')),
  file_name text not null check (file_name <> ''),
  kind text not null check (kind in ('photo', 'scan', 'other')),
  format text not null check (format in ('jpeg', 'png', 'webp', 'pdf')),
  bytes integer not null check (bytes between 1 and 20971520),
  sha256 text not null check (length(sha256) = 64 and sha256 not glob '*[^0-9a-f]*'),
  note text not null,
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  unique (serial, subject, about, part, sha256),
  foreign key (serial, subject) references drawn_subjects (serial, code)
) strict;

CREATE TABLE follow_ups (
  id text primary key,
  office text not null,
  rev integer not null check (rev >= 1),
  prev_hash text check ((prev_hash is null) = (rev = 1)),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  serial text not null,
  subject text not null,
  result_id text not null unique references results (id),
  owner text not null,
  measures text not null check (json_valid(measures)),
  -- lapsed: the result was changed and is no problem any more.
  state text not null check (state in ('open', 'closed', 'lapsed')),
  closing_note text not null,
  closed_on text not null check ((closed_on <> '') = (state = 'closed'))
, merged_hash text check (length(merged_hash) = 64)) strict;

CREATE TABLE frozen_items (
  serial text not null references draws (serial),
  item_id text not null references items (id), key text,
  primary key (serial, item_id)
) strict, without rowid;

CREATE TABLE frozen_subjects (
  serial text not null references draws (serial),
  code text not null,
  name text not null,
  town text not null, kind text not null default '', tags text not null default '[]' check (json_valid(tags)), tier integer check (tier in (0, 1, 2, 9)), excluded text not null default '' check (excluded in ('', 'status', 'cap', 'typed')), excluded_reason text not null default '', office text not null default '',
  primary key (serial, code)
) strict, without rowid;

CREATE TABLE handed_task_subjects (
  id text primary key,
  by text not null,
  at text not null,
  seq integer not null,
  task text not null references handed_tasks (id),
  serial text not null,
  subject text not null,
  unique (task, subject),
  foreign key (serial, subject) references drawn_subjects (serial, code)
) strict;

CREATE TABLE handed_tasks (
  id text primary key,
  office text not null,
  rev integer not null check (rev >= 1),
  prev_hash text check ((prev_hash is null) = (rev = 1)),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  serial text not null references draws (serial),
  county text not null check (length(county) = 6),
  level text not null check (level in ('province', 'city')),
  plan_row text not null,
  subjects integer not null check (subjects >= 1),
  note text not null,
  handed_on text not null,
  state text not null check (state in ('open', 'withdrawn')),
  reason text not null check ((reason = '') = (state = 'open')),
  unique (serial, county)
) strict;

CREATE TABLE import_batches (
  id text primary key,
  kind text not null check (kind in ('items', 'subjects', 'inspectors')),
  file_name text not null,
  file_sha256 text not null check (length(file_sha256) = 64),
  at text not null,
  by text not null,
  by_name text not null,
  added integer not null,
  updated integer not null,
  unchanged integer not null,
  quarantined integer not null
, seq integer not null default 0, missing integer not null default 0, undone_at text, undone_by_name text) strict;

CREATE TABLE "import_mappings" (
  kind text not null check (kind in ('items', 'subjects', 'inspectors', 'plans')),
  fingerprint text not null,
  columns text not null check (json_valid(columns)),
  at text not null,
  primary key (kind, fingerprint)
) strict, without rowid;

CREATE TABLE import_words (
  kind text not null check (kind in ('items', 'subjects', 'inspectors')),
  field text not null,
  word text not null,
  value text not null,
  at text not null,
  primary key (kind, field, word)
) strict, without rowid;

CREATE TABLE "inspector_leaves" (
  inspector_id integer not null references "inspectors" (id),
  from_on text not null check (length(from_on) = 10),
  -- Empty while nobody knows the day of return.
  to_on text not null,
  reason text not null,
  primary key (inspector_id, from_on),
  check (to_on = '' or from_on <= to_on)
) strict, without rowid;

CREATE TABLE "inspectors" (
  id integer primary key,
  uid text not null unique,
  office text not null,
  staff_no text not null,
  name text not null,
  gender text not null,
  phone text not null,
  education text not null default '',
  major text not null default '',
  unit text not null,
  department text not null,
  post_category text not null,
  post_since text not null default '',
  qualifications text not null default '[]' check (json_valid(qualifications)),
  expertise text not null default '[]' check (json_valid(expertise)),
  lines text not null check (json_valid(lines)),
  -- Codes of the items he or she may inspect; empty = every item of the lines.
  item_codes text not null default '[]' check (json_valid(item_codes)),
  certificate_no text not null,
  certificate_until text not null,
  province_certificate_no text not null default '',
  province_certificate_until text not null default '',
  -- The last day of the certificate that lasts longest (certifiedUntil in shared/domain/inspectors).
  certified_until text not null generated always as (max(
    case when certificate_no = '' then '' else certificate_until end,
    case when province_certificate_no = '' then '' else province_certificate_until end
  )) virtual,
  level text not null,
  post text not null,
  expert integer not null check (expert in (0, 1)),
  area text not null,
  status text not null check (status in ('active', 'inactive')),
  content_hash text not null check (length(content_hash) = 64),
  batch_id text references import_batches (id),
  seq integer not null,
  note text not null default '',
  -- Of a record of another office; null for the own ones.
  rev integer check (rev is null or rev >= 1)
, write_id integer references library_writes (id), prev_hash text) strict;

CREATE TABLE item_list_entries (
  list_number integer not null references item_lists (number),
  item_id text not null references items (id),
  primary key (list_number, item_id)
) strict, without rowid;

CREATE TABLE item_lists (
  number integer primary key check (number >= 1),
  version_no text not null unique,
  issued_on text not null check (length(issued_on) = 10),
  note text not null,
  at text not null,
  by text not null,
  by_name text not null,
  seq integer not null
, id text not null default '') strict;

CREATE TABLE "items" (
  id text primary key,
  code text not null,
  version integer not null default 1 check (version >= 1),
  current integer not null default 1 check (current in (0, 1)),
  -- Who made the item: one of the city is not taken out by the county.
  origin text not null default 'city' check (origin in ('city', 'county')),
  category text not null,
  name text not null,
  sub_name text not null default '',
  grade text not null check (grade in ('key', 'ordinary')),
  basis text not null,
  method text not null,
  content text not null,
  subjects text not null,
  line integer not null check (line between 0 and 31),
  published integer not null check (published in (0, 1)),
  applies_to_tag text not null,
  applies_to_kinds text not null default '[]' check (json_valid(applies_to_kinds)),
  note text not null,
  checklist text not null default '[]' check (json_valid(checklist)),
  content_hash text not null check (length(content_hash) = 64),
  batch_id text references import_batches (id),
  seq integer not null,
  unique (code, version)
) strict;

CREATE TABLE joined_revisions (
  office text not null,
  table_name text not null,
  record_id text not null,
  row_hash text not null,
  seq integer not null,
  primary key (office, table_name, record_id, row_hash),
  foreign key (office, table_name, record_id, row_hash) references received_rows (office, table_name, record_id, row_hash)
) strict, without rowid;

CREATE TABLE known_links (
  signer text not null,
  chan text not null,
  seq integer not null,
  header_sha256 text not null unique check (length(header_sha256) = 64),
  file_name text not null,
  office text not null,
  kind text not null,
  outcome text not null,
  slot text not null check (slot in ('applied', 'refused', 'held')),
  at text not null,
  applied integer not null,
  unchanged integer not null,
  refused integer not null,
  conflict integer not null,
  reasons text not null check (json_valid(reasons)),
  receipted integer not null default 0 check (receipted in (0, 1)),
  -- Change number of the transaction that decided it last.
  change_seq integer not null,
  primary key (signer, chan, seq)
) strict;

CREATE TABLE lent_tasks (
  header_sha256 text primary key references sealed_bundles (header_sha256),
  serial text not null references draws (serial)
) strict, without rowid;

CREATE TABLE library_actions (
  seq integer primary key,
  at text not null,
  by text not null,
  by_name text not null,
  source text not null check (source in ('subjects.edit', 'subjects.tag')),
  facts text not null check (json_valid(facts)),
  records integer not null,
  undone_at text,
  undone_by_name text
) strict;

CREATE TABLE library_changes (
  number integer primary key,
  kind text not null check (kind in ('items', 'subjects', 'inspectors')),
  -- uid of the subject or inspector, id of the item
  record text not null,
  -- change number of the transaction: all records that one command changed share it
  seq integer not null,
  at text not null,
  by text not null,
  by_name text not null,
  -- name of the call of the contract
  source text not null check (source <> ''),
  -- the import that did it
  batch_id text references import_batches (id),
  -- the import that the state before came from
  before_batch_id text references import_batches (id),
  -- the changed fields alone, by their names; null = the record was not there
  before text check (json_valid(before)),
  after text check (json_valid(after)),
  check (before is not null or after is not null)
) strict;

CREATE TABLE library_writes (
  id integer primary key,
  office text not null,
  by text not null,
  at text not null,
  seq integer not null,
  unique (office, by, at, seq)
) strict;

CREATE TABLE mail_settings (
  id integer primary key check (id = 1),
  limit_kib integer not null check (limit_kib between 256 and 2048000)
) strict;

CREATE TABLE migrations (
  position integer primary key,
  name text not null unique,
  sha256 text not null check (length(sha256) = 64),
  applied_at text not null
) strict;

CREATE TABLE notice_numbers (
  year integer not null,
  number integer not null check (number >= 1),
  follow_up text not null references follow_ups (id),
  measure text not null,
  primary key (year, number),
  unique (follow_up, measure)
) strict, without rowid;

CREATE TABLE office (
  id integer primary key check (id = 1),
  code text not null check (length(code) = 6),
  name text not null,
  role text not null check (role in ('county', 'city')),
  created_at text not null,
  change_seq integer not null default 0 check (change_seq >= 0)
) strict;

CREATE TABLE org_changes (
  number integer primary key,
  unit_id text not null,
  seq integer not null,
  at text not null,
  by text not null,
  by_name text not null,
  source text not null check (source <> ''),
  before text check (json_valid(before)),
  after text check (json_valid(after)),
  check (before is not null or after is not null)
) strict;

CREATE TABLE "org_former_names" (
  unit_id text not null references "org_units" (id),
  name text not null check (name <> ''),
  -- The last day the unit bore the name.
  until text not null,
  primary key (unit_id, name)
) strict, without rowid;

CREATE TABLE "org_units" (
  id text primary key,
  parent_id text references "org_units" (id),
  kind text not null check (kind in ('bureau', 'zone', 'section', 'station', 'town')),
  name text not null check (name <> ''),
  -- Six digits of GB/T 2260 or a statistical code, nine for a town; empty when the unit has none.
  code text not null check (length(code) in (0, 6, 9)),
  active integer not null check (active in (0, 1)),
  position integer not null,
  seq integer not null,
  check ((kind = 'bureau') = (parent_id is null)),
  check (code = '' or (kind = 'town') = (length(code) = 9))
) strict;

CREATE TABLE own_keys (
  signer text primary key check (length(signer) = 64),
  label text not null,
  ed25519 text not null check (length(ed25519) = 64),
  age text not null,
  file_name text not null,
  role text not null check (role in ('office', 'root')),
  created_at text not null
) strict;

CREATE TABLE own_revisions (
  table_name text not null,
  record_id text not null,
  rev integer not null check (rev >= 1),
  row_hash text not null check (length(row_hash) = 64),
  body text not null check (json_valid(body)),
  -- Whether another computer of the office signed it.
  came integer not null check (came in (0, 1)),
  primary key (table_name, record_id, rev)
) strict, without rowid;

CREATE TABLE paused_keys (
  signer text primary key check (length(signer) = 64),
  reason text not null check (reason <> ''),
  by text not null,
  by_name text not null,
  at text not null
) strict, without rowid;

CREATE TABLE people (
  id text primary key,
  name text not null unique,
  roles text not null check (json_valid(roles)),
  password_hash text not null,
  failures integer not null default 0,
  locked_until text,
  created_at text not null
) strict;

CREATE TABLE plan_bases (
  year integer not null check (year between 2019 and 2100),
  number integer not null check (number >= 1),
  on_day text not null check (length(on_day) = 10),
  enterprises integer not null check (enterprises >= 0),
  subjects integer not null check (subjects >= enterprises),
  reason text not null check ((reason = '') = (number = 1)),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  primary key (year, number)
) strict, without rowid;

CREATE TABLE plan_notices (
  plan_id text not null references plans (id),
  number integer not null check (number >= 1),
  kind text not null check (kind in ('filed', 'published')),
  on_day text not null check (length(on_day) = 10),
  what text not null,
  reason text not null,
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  primary key (plan_id, number)
) strict, without rowid;

CREATE TABLE plan_rows (
  plan_id text not null references plans (id),
  row_id text not null,
  position integer not null check (position >= 1),
  content text not null check (json_valid(content)),
  primary key (plan_id, row_id)
) strict, without rowid;

CREATE TABLE plan_settings (
  id integer primary key check (id = 1),
  last_end text not null check (last_end glob '[01][0-9]-[0-3][0-9]'),
  due_by text not null check (due_by glob '[01][0-9]-[0-3][0-9]')
) strict;

CREATE TABLE plan_tasks (
  scheme_id text primary key references schemes (id),
  plan_id text not null,
  row_id text not null,
  foreign key (plan_id, row_id) references plan_rows (plan_id, row_id)
) strict, without rowid;

CREATE TABLE plans (
  id text primary key,
  office text not null,
  rev integer not null check (rev >= 1),
  prev_hash text check ((prev_hash is null) = (rev = 1)),
  by text not null,
  at text not null,
  seq integer not null,
  year integer not null check (year between 2019 and 2100),
  version integer not null check (version >= 1),
  state text not null check (state in ('draft', 'submitted', 'approved')),
  -- Why the version before it was adjusted.
  reason text not null check ((reason = '') = (version = 1)),
  submitted_by text,
  submitted_by_name text,
  submitted_at text,
  approved_by text,
  approved_by_name text,
  approved_at text,
  -- What was said when it was sent back last.
  returned text not null default '',
  unique (year, version),
  check ((state = 'draft') = (submitted_by is null)),
  check ((state = 'approved') = (approved_by is not null)),
  check (approved_by is null or approved_by <> submitted_by)
) strict;

CREATE TABLE publication_settings (
  id integer primary key check (id = 1),
  clock_start text not null check (clock_start in ('inspected', 'taskEnd', 'earlier'))
) strict;

CREATE TABLE publications (
  id text primary key,
  office text not null,
  rev integer not null check (rev = 1),
  prev_hash text check (prev_hash is null),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  serial text not null,
  subject text not null,
  correction integer not null check (correction >= 0),
  result_id text not null references results (id),
  published_on text not null,
  reference text not null,
  unique (serial, subject, correction)
) strict;

CREATE TABLE quarantine_rows (
  batch_id text not null references import_batches (id),
  row_number integer not null,
  column_name text not null,
  code text not null,
  found text not null,
  primary key (batch_id, row_number, column_name, code)
) strict, without rowid;

CREATE TABLE quarantined_links (
  header_sha256 text primary key check (length(header_sha256) = 64),
  signer text not null,
  chan text not null,
  seq integer not null,
  why text not null check (why in ('same-number', 'chain-forked', 'broken-chain')),
  file_name text not null,
  at text not null,
  refused_reason text check (refused_reason <> ''),
  refused_by text,
  refused_by_name text,
  refused_at text,
  check ((refused_reason is null) = (refused_at is null) and (refused_reason is null) = (refused_by is null))
) strict, without rowid;

CREATE TABLE received_draw_files (
  office text not null,
  serial text not null,
  name text not null,
  sha256 text not null check (length(sha256) = 64),
  bytes blob not null,
  primary key (office, serial, name)
) strict;

CREATE TABLE received_rows (
  office text not null,
  table_name text not null,
  record_id text not null,
  rev integer not null,
  row_hash text not null check (length(row_hash) = 64),
  body text not null,
  head integer not null check (head in (0, 1)),
  header_sha256 text not null,
  primary key (office, table_name, record_id, row_hash)
) strict, without rowid;

CREATE TABLE record_revisions (
  table_name text not null,
  record_id text not null,
  rev integer not null,
  row_hash text not null check (length(row_hash) = 64),
  body text not null,
  primary key (table_name, record_id, rev)
) strict, without rowid;

CREATE TABLE recovery_code (
  id integer primary key check (id = 1),
  code_hash text not null,
  made_at text not null
) strict;

CREATE TABLE "recusals" (
  inspector_id integer not null references "inspectors" (id),
  subject_code text not null,
  reason text not null,
  from_on text not null default '',
  to_on text not null default '',
  primary key (inspector_id, subject_code, from_on),
  check (to_on = '' or from_on <= to_on)
) strict, without rowid;

CREATE TABLE request_answers (
  id text primary key,
  office text not null,
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  request_id text not null unique,
  serial text not null,
  subject text not null,
  reason text not null check (reason <> '')
) strict;

CREATE TABLE restored_heads (
  signer text not null references own_keys (signer),
  chan text not null,
  seq integer not null,
  header_sha256 text not null check (length(header_sha256) = 64),
  at text not null,
  primary key (signer, chan)
) strict, without rowid;

CREATE TABLE result_reviews (
  serial text not null,
  subject text not null,
  number integer not null check (number >= 1),
  entry integer not null,
  decision text not null check (decision in ('approved', 'returned')),
  field text not null,
  reason text not null,
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  primary key (serial, subject, number),
  foreign key (serial, subject) references drawn_subjects (serial, code),
  check ((decision = 'returned') = (field <> '' and reason <> ''))
) strict, without rowid;

CREATE TABLE result_settings (
  id integer primary key check (id = 1),
  visit_code_required integer not null check (visit_code_required in (0, 1))
) strict;

CREATE TABLE results (
  id text primary key,
  office text not null,
  rev integer not null check (rev >= 1),
  prev_hash text check ((prev_hash is null) = (rev = 1)),
  by text not null,
  by_name text not null,
  at text not null,
  seq integer not null,
  serial text not null,
  subject text not null,
  outcomes text not null check (json_valid(outcomes)),
  items text not null check (json_valid(items)),
  methods text not null check (json_valid(methods)),
  disposal text not null,
  inspected_on text not null,
  remark text not null, visit_code text not null default '', arrived integer check (arrived >= 1), merged_hash text check (length(merged_hash) = 64),
  unique (serial, subject),
  foreign key (serial, subject) references drawn_subjects (serial, code)
) strict;

CREATE TABLE roster_steps (
  version integer primary key check (version >= 1),
  sha256 text not null check (length(sha256) = 64),
  body text not null,
  -- [{"keyIdStart","hex"}]
  signatures text not null check (json_valid(signatures)),
  stored_at text not null
) strict;

CREATE TABLE row_conflicts (
  office text not null,
  table_name text not null,
  record_id text not null,
  kept_hash text not null,
  other_hash text not null,
  header_sha256 text not null, seq integer not null default 0, joined_hash text check (length(joined_hash) = 64),
  primary key (office, table_name, record_id, other_hash)
) strict, without rowid;

CREATE TABLE saved_views (
  person text not null,
  name text not null,
  view text not null check (json_valid(view)),
  at text not null,
  primary key (person, name)
) strict, without rowid;

CREATE TABLE schemes (
  id text primary key,
  office text not null,
  rev integer not null check (rev >= 1),
  prev_hash text check ((prev_hash is null) = (rev = 1)),
  by text not null,
  at text not null,
  seq integer not null,
  name text not null,
  state text not null check (state in ('draft', 'frozen', 'drawn', 'void')),
  draft text not null check (json_valid(draft)),
  serial text unique
, again_of text references schemes (id)) strict;

CREATE TABLE seal_alarms (
  signer text not null references own_keys (signer),
  chan text not null,
  reason text not null check (reason in ('ahead', 'copied')),
  seq integer not null,
  at text not null,
  primary key (signer, chan, reason)
) strict, without rowid;

CREATE TABLE sealed_bundles (
  signer text not null references own_keys (signer),
  chan text not null,
  seq integer not null check (seq between 1 and 1000000),
  header_sha256 text not null unique check (length(header_sha256) = 64),
  file_sha256 text not null check (length(file_sha256) = 64),
  file_name text not null unique,
  kind text not null,
  bytes integer not null,
  encrypted integer not null check (encrypted in (0, 1)),
  records integer not null,
  -- Records with change_from < change number <= change_seq; 0 as the first bound is everything.
  change_from integer not null,
  change_seq integer not null,
  sealed_at text not null,
  exported_at text,
  received_at text,
  returned integer not null default 0 check (returned in (0, 1)), schema integer not null default 3 check (schema >= 1), report_first integer check (report_first between 1 and seq), report_parts integer
  check ((report_parts is null) = (report_first is null) and (report_parts is null or (report_parts >= 2 and seq < report_first + report_parts))), cleared_at text,
  primary key (signer, chan, seq)
) strict;

CREATE TABLE search_blocks (
  field text not null check (field in ('name', 'reading', 'code', 'phone')),
  block integer not null,
  lines blob not null, version integer not null default 0,
  primary key (field, block)
) strict;

CREATE TABLE search_pending (block integer primary key) strict;

CREATE TABLE search_state (id integer primary key check (id = 1), made_with text not null, version integer not null default 0) strict;

CREATE TABLE sent_receipts (
  header_sha256 text primary key references sealed_bundles (header_sha256),
  stream_signer text not null,
  stream_chan text not null,
  change_seq integer not null
) strict, without rowid;

CREATE TABLE sent_records (
  table_name text not null check (table_name in ('subjects', 'inspectors')),
  record_id text not null,
  rev integer not null check (rev >= 1),
  row_hash blob not null check (length(row_hash) = 32),
  prev_hash blob check ((prev_hash is null) = (rev = 1)),
  -- Change number of the state that was sent.
  seq integer not null,
  -- Change number of the transaction that took the record out of the library; null while it is there.
  withdrawn_seq integer, write_id integer references library_writes (id),
  primary key (table_name, record_id)
) strict, without rowid;

CREATE TABLE stage_settings (
  id integer primary key check (id = 1),
  objects text not null check (objects in ('full', 'masked', 'ticket')),
  inspectors integer not null check (inspectors in (0, 1))
) strict;

CREATE TABLE "subject_tags" (
  subject_id integer not null references "subjects" (id),
  tag text not null,
  primary key (tag, subject_id)
) strict, without rowid;

CREATE TABLE "subjects" (
  id integer primary key,
  uid text not null,
  code text not null,
  code_kind text not null check (code_kind = 'creditCode' or code_kind = 'registration15' or code_kind = 'legacy13'),
  name text not null,
  kind text not null check (
    kind = 'enterprise' or kind = 'soleTrader' or kind = 'cooperative' or kind = 'representativeOffice' or kind = 'branch' or kind = 'other'
  ),
  town text not null,
  station text not null,
  status text not null check (
    status = 'active' or status = 'deregistered' or status = 'revoked' or status = 'cancelled' or status = 'movedOut'
  ),
  industry text not null,
  risk text not null check (risk = '' or risk = 'A' or risk = 'B' or risk = 'C' or risk = 'D'),
  risk_on text not null,
  drawn_this_year integer not null default 0,
  office text not null,
  phone text not null,
  legal_person text not null,
  address text not null,
  region text not null,
  authority text not null,
  established_on text not null,
  capital text not null,
  scope text not null,
  tags text not null check (tags = '[]' or json_valid(tags)),
  annual_report text not null,
  last_inspected_on text not null,
  -- Hash over the imported fields, so that a second import of the same file finds every row unchanged without comparing them one by one.
  content_hash text not null check (length(content_hash) = 64),
  batch_id text references import_batches (id),
  seq integer not null,
  note text not null default '',
  -- Of a record of another office; null for the own ones.
  rev integer check (rev is null or rev >= 1), write_id integer references library_writes (id), prev_hash text,
  check (batch_id is not null or rev is not null)
) strict;

CREATE TABLE task_takings (
  id text primary key,
  office text not null,
  by text not null,
  at text not null,
  seq integer not null,
  task text not null unique,
  scheme_id text not null unique references schemes (id)
) strict;

CREATE TABLE team_changes (
  serial text not null references draws (serial),
  number integer not null check (number >= 1),
  subject text not null,
  kind text not null check (kind in ('redrawn', 'designated')),
  leaving text not null,
  joining text check ((joining is null) = (kind = 'redrawn')),
  run integer check ((run is null) = (kind = 'designated')),
  reason text not null check (reason in ('recusal', 'leave', 'moved', 'certificate', 'other')),
  note text not null,
  before text not null check (json_valid(before)),
  after text not null check (json_valid(after)),
  -- The file of the record folder; it names the one before, so that the changes form a chain that begins at the record.
  bytes blob not null,
  by text not null,
  at text not null,
  seq integer not null,
  primary key (serial, number),
  foreign key (serial, subject) references drawn_subjects (serial, code)
) strict;

CREATE TABLE "unconfirmed_records" (
  kind text not null check (kind in ('items', 'subjects', 'inspectors')),
  record text not null,
  batch_id text references import_batches (id), kept_reason text not null default '', kept_by_name text not null default '', kept_at text not null default '' check ((kept_at = '') = (kept_reason = '')),
  primary key (kind, record)
) strict, without rowid;

CREATE TABLE vacancies (
  event text not null,
  subject text not null,
  reason text not null check (reason in ('closed', 'moved', 'deregistered', 'unreachable', 'other')),
  evidence text not null check (evidence <> ''),
  filled_by text not null references draws (serial),
  primary key (event, subject, filled_by),
  foreign key (event, subject) references drawn_subjects (serial, code)
) strict, without rowid;

CREATE TABLE visit_caps (
  scope text primary key check (scope in ('all', 'A', 'B', 'C', 'D')),
  visits integer not null check (visits between 1 and 365)
) strict, without rowid;

CREATE TABLE visit_order (
  serial text not null references draws (serial),
  code text not null,
  place integer not null check (place >= 1),
  primary key (serial, code),
  foreign key (serial, code) references drawn_subjects (serial, code)
) strict, without rowid;

CREATE TABLE waived_links (
  signer text not null,
  chan text not null,
  seq integer not null check (seq between 1 and 1000000),
  reason text not null check (reason <> ''),
  by text not null,
  by_name text not null,
  at text not null,
  primary key (signer, chan, seq)
) strict, without rowid;

CREATE TABLE withdrawn_records (
  table_name text not null check (table_name in ('subjects', 'inspectors')),
  record_id text not null,
  office text not null,
  rev integer not null check (rev >= 1),
  row_hash text not null check (length(row_hash) = 64),
  key text not null,
  name text not null,
  seq integer not null, write_id integer references library_writes (id), prev_hash text,
  primary key (table_name, record_id)
) strict, without rowid;

CREATE TRIGGER assessment_rules_immutable before update on assessment_rules
begin select raise(abort, 'rules of an assessment are not changed'); end;

CREATE TRIGGER assessment_rules_stay before delete on assessment_rules
begin select raise(abort, 'rules of an assessment are not deleted'); end;

CREATE TRIGGER assignments_follow_changes before update of rev, prev_hash, by, at, seq, inspectors on assignments
when new.inspectors is not (
  select c.after from team_changes c where c.serial = old.serial and c.subject = old.subject order by c.number desc limit 1)
begin select raise(abort, 'an assignment is not changed'); end;

CREATE TRIGGER assignments_immutable before update of id, office, serial, subject on assignments
begin select raise(abort, 'an assignment is not changed'); end;

CREATE TRIGGER assignments_stay before delete on assignments
begin select raise(abort, 'an assignment is not deleted'); end;

CREATE TRIGGER audit_rows_immutable before update on audit_rows
begin select raise(abort, 'an audit row is never changed'); end;

CREATE TRIGGER audit_rows_stay before delete on audit_rows
begin select raise(abort, 'an audit row is never deleted'); end;

CREATE TRIGGER borrowed_tasks_immutable before update on borrowed_tasks
begin select raise(abort, 'a borrowed task is not changed'); end;

CREATE TRIGGER borrowed_tasks_stay before delete on borrowed_tasks
begin select raise(abort, 'a borrowed task is not deleted'); end;

CREATE TRIGGER conflict_decisions_immutable before update on conflict_decisions
begin select raise(abort, 'a decision about a conflict is not changed'); end;

CREATE TRIGGER conflict_decisions_stay before delete on conflict_decisions
begin select raise(abort, 'a decision about a conflict is not deleted'); end;

CREATE TRIGGER correction_requests_hold before update of id, office, county, serial, subject, result_id, result_rev, corrections, reason
on correction_requests begin select raise(abort, 'a request keeps what it asked for'); end;

CREATE TRIGGER correction_requests_stay before delete on correction_requests
begin select raise(abort, 'a request is not deleted'); end;

CREATE TRIGGER corrections_follow before insert on corrections
when not exists (
  select 1 from publications p where p.serial = new.serial and p.subject = new.subject and p.correction = new.number - 1)
begin select raise(abort, 'a correction follows a publication'); end;

CREATE TRIGGER corrections_immutable before update on corrections
begin select raise(abort, 'a correction is not changed'); end;

CREATE TRIGGER corrections_stay before delete on corrections
begin select raise(abort, 'a correction is not deleted'); end;

CREATE TRIGGER dispatched_visits_immutable before update on dispatched_visits
begin select raise(abort, 'a dispatch is not changed'); end;

CREATE TRIGGER dispatched_visits_open before insert on dispatched_visits
when new.number > 1 and exists (select 1 from results r where r.serial = new.serial and r.subject = new.subject)
begin select raise(abort, 'a visit with a result is not handed over'); end;

CREATE TRIGGER dispatched_visits_stay before delete on dispatched_visits
begin select raise(abort, 'a dispatch is not deleted'); end;

CREATE TRIGGER dispatches_immutable before update on dispatches
begin select raise(abort, 'a dispatch is not changed'); end;

CREATE TRIGGER dispatches_stay before delete on dispatches
begin select raise(abort, 'a dispatch is not deleted'); end;

CREATE TRIGGER draw_files_complete before insert on draw_files
when coalesce((select state from draws where serial = new.serial), '') not in ('frozen', 'diced')
  and not (new.name in ('record.tsv', 'void.tsv') and coalesce((select state from draws where serial = new.serial), '') = 'committed')
  and not (new.name = 'void.tsv' and coalesce((select state from draws where serial = new.serial), '') = 'drawn')
begin select raise(abort, 'the files of a draw are not added to'); end;

CREATE TRIGGER draw_files_immutable before update on draw_files
begin select raise(abort, 'a file of a draw is not changed'); end;

CREATE TRIGGER draw_files_stay before delete on draw_files
begin select raise(abort, 'a file of a draw is not deleted'); end;

CREATE TRIGGER draw_people_of_void before update on draw_people
when (select state from draws where serial = old.serial) = 'void'
begin select raise(abort, 'the people of a void draw are not changed'); end;

CREATE TRIGGER draw_people_stay before delete on draw_people
begin select raise(abort, 'the people of a draw are never deleted'); end;

CREATE TRIGGER drawn_items_immutable before update on drawn_items
begin select raise(abort, 'a drawn list is not changed'); end;

CREATE TRIGGER drawn_items_stay before delete on drawn_items
begin select raise(abort, 'a drawn list is not deleted'); end;

CREATE TRIGGER drawn_subjects_complete before insert on drawn_subjects
when coalesce((select state from draws where serial = new.serial), '') <> 'diced'
begin select raise(abort, 'a drawn list is not added to'); end;

CREATE TRIGGER drawn_subjects_immutable before update on drawn_subjects
begin select raise(abort, 'a drawn list is not changed'); end;

CREATE TRIGGER drawn_subjects_stay before delete on drawn_subjects
begin select raise(abort, 'a drawn list is not deleted'); end;

CREATE TRIGGER draws_announced before update of public_what, public_known on draws
when (old.public_what is not new.public_what or old.public_known is not new.public_known)
  and (old.public_what is not null or old.state <> 'frozen' or old.commit_a is not null or old.commit_b is not null)
begin select raise(abort, 'an announcement is not changed'); end;

CREATE TRIGGER draws_begin before insert on draws
when new.state <> 'frozen' or new.commit_a is not null or new.commit_b is not null or new.dice is not null or new.prk is not null
  or new.record_sha256 is not null or new.first_reading is not null or new.voided_at is not null
begin select raise(abort, 'a draw is not begun in the middle'); end;

CREATE TRIGGER draws_commit_once before update of commit_a, commit_b on draws
when (old.commit_a is not null and old.commit_a is not new.commit_a) or (old.commit_b is not null and old.commit_b is not new.commit_b)
begin select raise(abort, 'a commitment is not changed'); end;

CREATE TRIGGER draws_dice_kind_once before update of dice_kind on draws when old.dice_kind is not null and old.dice_kind is not new.dice_kind
begin select raise(abort, 'the kind of dice is not changed'); end;

CREATE TRIGGER draws_dice_once before update of dice, dice_kind on draws when old.dice is not null and old.dice is not new.dice
begin select raise(abort, 'the digits are not changed'); end;

CREATE TRIGGER draws_forward before update of state on draws
when old.state is not new.state
  and not ((old.state = 'frozen' and new.state in ('committed', 'void'))
    or (old.state = 'committed' and new.state in ('diced', 'void'))
    or (old.state = 'diced' and new.state in ('drawn', 'void'))
    or (old.state = 'drawn' and new.state = 'void'))
begin select raise(abort, 'a step of a draw is not taken back'); end;

CREATE TRIGGER draws_frozen before update of serial, id, office, scheme_id, frozen_at, prev, frame_sha256, plan_sha256, frame_rows, strata, team_size on draws
begin select raise(abort, 'a frozen draw is not changed'); end;

CREATE TRIGGER draws_log_grows before update of reading_log on draws
when json_array_length(new.reading_log) < json_array_length(old.reading_log)
  or substr(new.reading_log, 1, length(old.reading_log) - 1) <> substr(old.reading_log, 1, length(old.reading_log) - 1)
begin select raise(abort, 'what happened at the dice is not changed'); end;

CREATE TRIGGER draws_no_drill before insert on draws when exists (select 1 from drills where serial = new.serial)
begin select raise(abort, 'a trial draw does not become a draw'); end;

CREATE TRIGGER draws_one_next before insert on draws when exists (select 1 from draws where prev = new.prev)
begin select raise(abort, 'a record is not continued twice'); end;

CREATE TRIGGER draws_one_open before insert on draws when exists (select 1 from draws where state in ('frozen', 'committed', 'diced'))
begin select raise(abort, 'a draw is not begun beside an open one'); end;

CREATE TRIGGER draws_people before update of people on draws
begin select raise(abort, 'a frozen draw is not changed'); end;

CREATE TRIGGER draws_reading before update of first_reading, first_kind, first_reader, first_reader_name, first_read_at on draws
when old.state <> 'committed' and (old.first_reading is not new.first_reading or old.first_kind is not new.first_kind
  or old.first_reader is not new.first_reader or old.first_reader_name is not new.first_reader_name or old.first_read_at is not new.first_read_at)
begin select raise(abort, 'a reading is not changed'); end;

CREATE TRIGGER draws_reading_kept before update of first_reading on draws
when old.first_reading is not null and new.first_reading is not null and old.first_reading is not new.first_reading
begin select raise(abort, 'a reading is not changed'); end;

CREATE TRIGGER draws_record_last before update of record_sha256, state on draws
when new.record_sha256 is not null and new.state not in ('drawn', 'void')
begin select raise(abort, 'the record of an open draw is not changed'); end;

CREATE TRIGGER draws_record_once before update of record_sha256 on draws
when old.record_sha256 is not null and old.record_sha256 is not new.record_sha256
begin select raise(abort, 'a record is not changed'); end;

CREATE TRIGGER draws_result_once before update of prk, result_sha256, record_sha256, drawn, inspectors, short_visits, drawn_at on draws
when old.prk is not null
begin select raise(abort, 'a drawn result is not changed'); end;

CREATE TRIGGER draws_second_once before update of second_reader, second_reader_name, diced_at, witnesses on draws
when old.dice is not null and (old.second_reader is not new.second_reader or old.second_reader_name is not new.second_reader_name
  or old.diced_at is not new.diced_at or old.witnesses is not new.witnesses)
begin select raise(abort, 'who read the dice is not changed'); end;

CREATE TRIGGER draws_settings_frozen before update of settings on draws
begin select raise(abort, 'the settings of a frozen draw are not changed'); end;

CREATE TRIGGER draws_stay before delete on draws
begin select raise(abort, 'a draw is never deleted'); end;

CREATE TRIGGER draws_two_readers before update of dice, state on draws
when new.dice is not null and old.dice is null
  and (new.first_reading is not new.dice or new.first_kind is not new.dice_kind or new.first_reader is null or new.second_reader is null
    or new.first_reader = new.second_reader)
begin select raise(abort, 'the digits of one person alone are not taken'); end;

CREATE TRIGGER draws_void_by_two before update of state on draws
when new.state = 'void' and old.state <> 'void'
  and (new.void_reason is null or new.void_by is null or new.void_approver is null or new.void_by = new.void_approver or new.voided_at is null
    or new.void_from is not old.state or new.record_sha256 is null)
begin select raise(abort, 'a draw that two people have not made void is not changed'); end;

CREATE TRIGGER draws_void_final before update on draws when old.state = 'void'
begin select raise(abort, 'a void draw is not changed'); end;

CREATE TRIGGER draws_void_once before update of void_from, void_reason, void_by, void_by_name, void_approver, void_approver_name, voided_at on draws
when new.state <> 'void'
  and (old.void_from is not new.void_from or old.void_reason is not new.void_reason or old.void_by is not new.void_by
    or old.void_by_name is not new.void_by_name or old.void_approver is not new.void_approver
    or old.void_approver_name is not new.void_approver_name or old.voided_at is not new.voided_at)
begin select raise(abort, 'why a draw is void is not changed'); end;

CREATE TRIGGER drill_rows_immutable before update on drill_rows
begin select raise(abort, 'a trial draw is not changed'); end;

CREATE TRIGGER drills_immutable before update on drills
begin select raise(abort, 'a trial draw is not changed'); end;

CREATE TRIGGER event_closures_immutable before update on event_closures
begin select raise(abort, 'a closed event is not opened again'); end;

CREATE TRIGGER event_closures_last before insert on event_closures
when exists (
    select 1 from drawn_subjects d where d.serial = new.serial
      and not exists (select 1 from publications p where p.serial = d.serial and p.subject = d.code))
  or exists (
    select 1 from corrections c where c.serial = new.serial
      and not exists (select 1 from publications p where p.serial = c.serial and p.subject = c.subject and p.correction = c.number))
  or exists (select 1 from follow_ups u where u.serial = new.serial and u.state = 'open')
begin select raise(abort, 'an event is closed once all is published and followed up'); end;

CREATE TRIGGER event_closures_stay before delete on event_closures
begin select raise(abort, 'a closed event is not opened again'); end;

CREATE TRIGGER evidence_explained before insert on evidence
when new.about <> 'measure' and new.note = '' and exists (
  select 1 from visit_states s where s.serial = new.serial and s.subject = new.subject and s.state in ('submitted', 'approved', 'published'))
begin select raise(abort, 'what is added to a submitted result says why'); end;

CREATE TRIGGER evidence_immutable before update on evidence
begin select raise(abort, 'evidence is not changed'); end;

CREATE TRIGGER evidence_of_open_measures before insert on evidence
when exists (select 1 from follow_ups u where u.id = new.follow_up and u.state = 'closed')
begin select raise(abort, 'a closed follow-up takes no evidence'); end;

CREATE TRIGGER evidence_stays before delete on evidence
when (old.about <> 'measure' and exists (
    select 1 from visit_states s where s.serial = old.serial and s.subject = old.subject and s.state <> 'todo'
      and (old.seq <= s.entry or s.state <> 'returned')))
  or exists (select 1 from follow_ups u where u.id = old.follow_up and u.state = 'closed')
begin select raise(abort, 'evidence of a submitted result stays'); end;

CREATE TRIGGER follow_ups_identity before update of id, office, serial, subject, result_id on follow_ups
begin select raise(abort, 'a follow-up stays with its result'); end;

CREATE TRIGGER follow_ups_stay before delete on follow_ups
begin select raise(abort, 'a follow-up is not deleted'); end;

CREATE TRIGGER frozen_items_immutable before update on frozen_items
begin select raise(abort, 'the items of a frozen scheme are not changed'); end;

CREATE TRIGGER frozen_items_stay before delete on frozen_items
begin select raise(abort, 'the items of a frozen scheme are not deleted'); end;

CREATE TRIGGER frozen_subjects_complete before insert on frozen_subjects
when coalesce((select state from draws where serial = new.serial), '') <> 'frozen'
begin select raise(abort, 'a frozen list is not added to'); end;

CREATE TRIGGER frozen_subjects_immutable before update on frozen_subjects
begin select raise(abort, 'a frozen list is not changed'); end;

CREATE TRIGGER frozen_subjects_stay before delete on frozen_subjects
begin select raise(abort, 'a frozen list is not deleted'); end;

CREATE TRIGGER handed_task_subjects_complete before insert on handed_task_subjects
when (select count(*) from handed_task_subjects where task = new.task) >= (select subjects from handed_tasks where id = new.task)
begin select raise(abort, 'a handed list is not added to'); end;

CREATE TRIGGER handed_task_subjects_immutable before update on handed_task_subjects
begin select raise(abort, 'a handed list is not changed'); end;

CREATE TRIGGER handed_task_subjects_stay before delete on handed_task_subjects
begin select raise(abort, 'a handed list is not deleted'); end;

CREATE TRIGGER handed_tasks_drawn before insert on handed_tasks
when (select state || people from draws where serial = new.serial) <> 'drawncounties'
begin select raise(abort, 'only a drawn event is handed down'); end;

CREATE TRIGGER handed_tasks_forward before update of state, reason on handed_tasks when old.state = 'withdrawn'
begin select raise(abort, 'a withdrawn task stays withdrawn'); end;

CREATE TRIGGER handed_tasks_immutable before update of id, office, serial, county, level, plan_row, subjects, note, handed_on on handed_tasks
begin select raise(abort, 'a handed task is not changed'); end;

CREATE TRIGGER handed_tasks_stay before delete on handed_tasks
begin select raise(abort, 'a handed task is not deleted'); end;

CREATE TRIGGER inspectors_withdrawn after delete on inspectors
begin update sent_records set withdrawn_seq = (select change_seq from office) where table_name = 'inspectors' and record_id = old.uid; end;

CREATE TRIGGER item_list_entries_immutable before update on item_list_entries
begin select raise(abort, 'an issued list is not changed'); end;

CREATE TRIGGER item_list_entries_stay before delete on item_list_entries
begin select raise(abort, 'an issued list is not changed'); end;

CREATE TRIGGER item_lists_immutable before update on item_lists
begin select raise(abort, 'an issued list is not changed'); end;

CREATE TRIGGER item_lists_stay before delete on item_lists
begin select raise(abort, 'an issued list is not deleted'); end;

CREATE TRIGGER items_used_immutable before update of id, code, version, origin, category, name, sub_name, grade, basis, method, content, subjects,
  line, published, applies_to_tag, applies_to_kinds, note, checklist, content_hash on items
when exists (select 1 from frozen_items f where f.item_id = old.id) or exists (select 1 from item_list_entries e where e.item_id = old.id)
begin select raise(abort, 'an item version that was used or issued is not changed'); end;

CREATE TRIGGER items_used_stay before delete on items
when exists (select 1 from frozen_items f where f.item_id = old.id) or exists (select 1 from item_list_entries e where e.item_id = old.id)
begin select raise(abort, 'an item version that was used or issued is not deleted'); end;

CREATE TRIGGER lent_tasks_immutable before update on lent_tasks
begin select raise(abort, 'a sealed bundle is not changed'); end;

CREATE TRIGGER lent_tasks_stay before delete on lent_tasks
begin select raise(abort, 'a sealed bundle is not deleted'); end;

CREATE TRIGGER library_changes_immutable before update on library_changes
begin select raise(abort, 'a change of the library is not changed'); end;

CREATE TRIGGER library_changes_stay before delete on library_changes
begin select raise(abort, 'a change of the library is not deleted'); end;

CREATE TRIGGER library_writes_immutable before update on library_writes
begin select raise(abort, 'who wrote a received record is not changed'); end;

CREATE TRIGGER notice_numbers_immutable before update on notice_numbers
begin select raise(abort, 'the number of a notice is not changed'); end;

CREATE TRIGGER notice_numbers_stay before delete on notice_numbers
begin select raise(abort, 'the number of a notice is not used again'); end;

CREATE TRIGGER office_identity before update of id, code, role, created_at on office
begin select raise(abort, 'an office keeps its identity'); end;

CREATE TRIGGER office_stays before delete on office
begin select raise(abort, 'an office is not deleted'); end;

CREATE TRIGGER org_changes_immutable before update on org_changes
begin select raise(abort, 'a change of the organisation is not changed'); end;

CREATE TRIGGER org_changes_stay before delete on org_changes
begin select raise(abort, 'a change of the organisation is not deleted'); end;

CREATE TRIGGER own_revisions_immutable before update on own_revisions
begin select raise(abort, 'a revision is not changed'); end;

CREATE TRIGGER own_revisions_stay before delete on own_revisions
begin select raise(abort, 'a revision is not deleted'); end;

CREATE TRIGGER plan_bases_immutable before update on plan_bases
begin select raise(abort, 'a frozen base is not changed'); end;

CREATE TRIGGER plan_bases_stay before delete on plan_bases
begin select raise(abort, 'a frozen base is not deleted'); end;

CREATE TRIGGER plan_notices_approved before insert on plan_notices when (select state from plans where id = new.plan_id) <> 'approved'
begin select raise(abort, 'a plan before its approval is not added to'); end;

CREATE TRIGGER plan_notices_immutable before update on plan_notices
begin select raise(abort, 'a notice of a plan is not changed'); end;

CREATE TRIGGER plan_notices_stay before delete on plan_notices
begin select raise(abort, 'a notice of a plan is not deleted'); end;

CREATE TRIGGER plan_rows_delete before delete on plan_rows when (select state from plans where id = old.plan_id) <> 'draft'
begin select raise(abort, 'a submitted plan is not changed'); end;

CREATE TRIGGER plan_rows_insert before insert on plan_rows when (select state from plans where id = new.plan_id) <> 'draft'
begin select raise(abort, 'a submitted plan is not added to'); end;

CREATE TRIGGER plan_rows_update before update on plan_rows
when (select state from plans where id = old.plan_id) <> 'draft' or new.plan_id <> old.plan_id
begin select raise(abort, 'a submitted plan is not changed'); end;

CREATE TRIGGER plan_tasks_approved before insert on plan_tasks when (select state from plans where id = new.plan_id) <> 'approved'
begin select raise(abort, 'a plan before its approval is not added to'); end;

CREATE TRIGGER plan_tasks_immutable before update on plan_tasks
begin select raise(abort, 'the row of a task is not changed'); end;

CREATE TRIGGER plan_tasks_stay before delete on plan_tasks
begin select raise(abort, 'the row of a task is not deleted'); end;

CREATE TRIGGER plans_approved before update of state, submitted_by, submitted_by_name, submitted_at, approved_by, approved_by_name, approved_at, returned
on plans when old.state = 'approved'
begin select raise(abort, 'an approved plan is not changed'); end;

CREATE TRIGGER plans_begin before insert on plans when new.state <> 'draft'
begin select raise(abort, 'a plan begins as a draft'); end;

CREATE TRIGGER plans_in_order before update of state on plans when old.state = 'draft' and new.state = 'approved'
begin select raise(abort, 'a plan that was not submitted is not changed'); end;

CREATE TRIGGER plans_stay before delete on plans when old.state <> 'draft'
begin select raise(abort, 'a submitted plan is not deleted'); end;

CREATE TRIGGER plans_versions before update of id, office, year, version, reason on plans
begin select raise(abort, 'a version of a plan is not changed'); end;

CREATE TRIGGER publications_corrected before insert on publications
when new.correction > 0 and not exists (
  select 1 from corrections c where c.serial = new.serial and c.subject = new.subject and c.number = new.correction)
begin select raise(abort, 'a correction is published once it is approved'); end;

CREATE TRIGGER publications_immutable before update on publications
begin select raise(abort, 'a publication is not changed'); end;

CREATE TRIGGER publications_reviewed before insert on publications
when new.correction = 0 and not exists (
  select 1 from results r
  join result_reviews v on v.serial = r.serial and v.subject = r.subject and v.entry = r.seq and v.decision = 'approved'
  where r.id = new.result_id and r.serial = new.serial and r.subject = new.subject
    and v.number = (select max(w.number) from result_reviews w where w.serial = r.serial and w.subject = r.subject))
begin select raise(abort, 'a result is published once it is approved'); end;

CREATE TRIGGER publications_stay before delete on publications
begin select raise(abort, 'a publication is not deleted'); end;

CREATE TRIGGER received_rows_immutable before update of office, table_name, record_id, rev, row_hash, body, header_sha256 on received_rows
begin select raise(abort, 'a received row is not changed'); end;

CREATE TRIGGER received_rows_stay before delete on received_rows
begin select raise(abort, 'a received row is not deleted'); end;

CREATE TRIGGER record_revisions_immutable before update on record_revisions
begin select raise(abort, 'a revision is not changed'); end;

CREATE TRIGGER record_revisions_stay before delete on record_revisions
begin select raise(abort, 'a revision is not deleted'); end;

CREATE TRIGGER request_answers_immutable before update on request_answers
begin select raise(abort, 'an answer is not changed'); end;

CREATE TRIGGER request_answers_stay before delete on request_answers
begin select raise(abort, 'an answer is not deleted'); end;

CREATE TRIGGER result_reviews_by_another before insert on result_reviews
when not exists (
  select 1 from results r where r.serial = new.serial and r.subject = new.subject and r.seq = new.entry and r.by <> new.by)
begin select raise(abort, 'a result is reviewed as it stands and by another person'); end;

CREATE TRIGGER result_reviews_immutable before update on result_reviews
begin select raise(abort, 'a review is not changed'); end;

CREATE TRIGGER result_reviews_stay before delete on result_reviews
begin select raise(abort, 'a review is not deleted'); end;

CREATE TRIGGER results_of_counties before insert on results when (select people from draws where serial = new.serial) = 'counties'
begin select raise(abort, 'a visit that was handed down has its result at the county'); end;

CREATE TRIGGER results_published before update of id, office, by, by_name, at, seq, serial, subject, outcomes, items, methods, disposal, inspected_on, remark on results
when exists (select 1 from publications p where p.serial = old.serial and p.subject = old.subject)
begin select raise(abort, 'a published result is not changed'); end;

CREATE TRIGGER results_published_stay before delete on results
when exists (select 1 from publications p where p.serial = old.serial and p.subject = old.subject)
begin select raise(abort, 'a published result is not deleted'); end;

CREATE TRIGGER results_published_visit_code before update of visit_code on results
when exists (select 1 from publications p where p.serial = old.serial and p.subject = old.subject)
begin select raise(abort, 'a published result is not changed'); end;

CREATE TRIGGER roster_steps_immutable before update on roster_steps
begin select raise(abort, 'a roster step is not changed'); end;

CREATE TRIGGER roster_steps_stay before delete on roster_steps
begin select raise(abort, 'a roster step is not deleted'); end;

CREATE TRIGGER schemes_again_once before update of again_of on schemes when old.again_of is not new.again_of
begin select raise(abort, 'the scheme that is held again is not changed'); end;

CREATE TRIGGER schemes_forward before update of state on schemes
when old.state is not new.state
  and not ((old.state = 'draft' and new.state in ('frozen', 'void'))
    or (old.state = 'frozen' and new.state in ('drawn', 'void'))
    or (old.state = 'drawn' and new.state = 'void'))
begin select raise(abort, 'a frozen scheme is not opened again'); end;

CREATE TRIGGER schemes_frozen before update of name, draft on schemes when old.state <> 'draft'
begin select raise(abort, 'a frozen scheme is not changed'); end;

CREATE TRIGGER schemes_of_list before update of draft on schemes
when old.draft ->> '$.filter.task' is not new.draft ->> '$.filter.task'
begin select raise(abort, 'the list of a handed task is not changed'); end;

CREATE TRIGGER schemes_serial_once before update of serial on schemes when old.serial is not null and old.serial is not new.serial
begin select raise(abort, 'the number of a scheme is not changed'); end;

CREATE TRIGGER schemes_stay before delete on schemes when old.state <> 'draft'
begin select raise(abort, 'a frozen scheme is not deleted'); end;

CREATE TRIGGER sealed_bundles_cleared before update of cleared_at on sealed_bundles
when old.cleared_at is not null or new.cleared_at is null or old.received_at is null or old.chan = '*'
begin select raise(abort, 'only a receipted bundle is cleared, and once'); end;

CREATE TRIGGER sealed_bundles_immutable
before update of signer, chan, seq, header_sha256, file_sha256, file_name, kind, bytes, encrypted, records, change_from, change_seq, sealed_at, schema
on sealed_bundles
begin select raise(abort, 'a sealed bundle is not changed'); end;

CREATE TRIGGER sealed_bundles_report_immutable before update of report_first, report_parts on sealed_bundles
begin select raise(abort, 'a sealed bundle is not changed'); end;

CREATE TRIGGER sealed_bundles_stay before delete on sealed_bundles
begin select raise(abort, 'a sealed bundle is not deleted'); end;

CREATE TRIGGER subjects_search_added after insert on subjects
begin insert into search_pending (block) select new.id / 512 where not exists (select 1 from search_pending where block = new.id / 512); end;

CREATE TRIGGER subjects_search_changed after update of name, code, phone on subjects
when old.name <> new.name or old.code <> new.code or old.phone <> new.phone
begin insert into search_pending (block) select new.id / 512 where not exists (select 1 from search_pending where block = new.id / 512); end;

CREATE TRIGGER subjects_search_removed after delete on subjects
begin insert into search_pending (block) select old.id / 512 where not exists (select 1 from search_pending where block = old.id / 512); end;

CREATE TRIGGER subjects_withdrawn after delete on subjects
begin update sent_records set withdrawn_seq = (select change_seq from office) where table_name = 'subjects' and record_id = old.uid; end;

CREATE TRIGGER task_takings_immutable before update on task_takings
begin select raise(abort, 'a taking is not changed'); end;

CREATE TRIGGER task_takings_stay before delete on task_takings
begin select raise(abort, 'a taking is not deleted'); end;

CREATE TRIGGER team_changes_before_results before insert on team_changes
when exists (select 1 from results r where r.serial = new.serial and r.subject = new.subject)
begin select raise(abort, 'a visit with results is not changed'); end;

CREATE TRIGGER team_changes_immutable before update on team_changes
begin select raise(abort, 'a change of a team is not changed'); end;

CREATE TRIGGER team_changes_stay before delete on team_changes
begin select raise(abort, 'a change of a team is not deleted'); end;

CREATE TRIGGER vacancies_immutable before update on vacancies
begin select raise(abort, 'a vacancy is not changed'); end;

CREATE TRIGGER vacancies_stay before delete on vacancies
begin select raise(abort, 'a vacancy is not deleted'); end;

CREATE TRIGGER waived_links_immutable before update on waived_links
begin select raise(abort, 'a waiver is not changed'); end;

CREATE TRIGGER waived_links_stay before delete on waived_links
begin select raise(abort, 'a waiver is not deleted'); end;

CREATE VIEW visit_states as
select d.serial, d.position, d.code as subject, r.id as result_id, r.seq as entry, r.by as entered_by, r.by_name as entered_by_name,
  r.at as entered_at, coalesce(c.after ->> '$.inspectedOn', r.inspected_on) as inspected_on,
  coalesce(c.after -> '$.outcomes', r.outcomes) as outcomes,
  coalesce(c.number, 0) as corrections, p.published_on, p.reference, l.correction as published_correction, l.published_on as last_published_on,
  v.field as return_field, v.reason as return_reason, v.by_name as reviewed_by_name, v.at as reviewed_at,
  case when r.id is null then 'todo' when p.id is not null then 'published' else coalesce(v.decision, 'submitted') end as state
from drawn_subjects d
left join results r on r.serial = d.serial and r.subject = d.code
left join publications p on p.serial = d.serial and p.subject = d.code and p.correction = 0
left join publications l on l.serial = d.serial and l.subject = d.code
  and l.correction = (select max(m.correction) from publications m where m.serial = d.serial and m.subject = d.code)
left join corrections c on c.serial = d.serial and c.subject = d.code
  and c.number = (select max(k.number) from corrections k where k.serial = d.serial and k.subject = d.code)
left join result_reviews v on v.serial = d.serial and v.subject = d.code and v.entry = r.seq
  and v.number = (select max(w.number) from result_reviews w where w.serial = d.serial and w.subject = d.code);
