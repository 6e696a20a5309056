import type { Migration } from '../migrate.ts';

export const bundleTables: Migration = {
  name: '0005-keys-and-bundles',
  up: `
-- Public halves of this program's own keys; the private halves stand in passphrase files in the folder keys (BUNDLE-SPEC 12.4).
create table own_keys (
  signer text primary key check (length(signer) = 64),
  label text not null,
  ed25519 text not null check (length(ed25519) = 64),
  age text not null,
  file_name text not null,
  role text not null check (role in ('office', 'root')),
  created_at text not null
) strict;

create table roster_steps (
  version integer primary key check (version >= 1),
  sha256 text not null check (length(sha256) = 64),
  body text not null,
  -- [{"keyIdStart","hex"}]
  signatures text not null check (json_valid(signatures)),
  stored_at text not null
) strict;
create trigger roster_steps_immutable before update on roster_steps
begin select raise(abort, 'a roster step is not changed'); end;
create trigger roster_steps_stay before delete on roster_steps
begin select raise(abort, 'a roster step is not deleted'); end;

-- Own chains: every bundle this program sealed.
create table sealed_bundles (
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
  returned integer not null default 0 check (returned in (0, 1)),
  primary key (signer, chan, seq)
) strict;
create trigger sealed_bundles_immutable
before update of signer, chan, seq, header_sha256, file_sha256, file_name, kind, bytes, encrypted, records, change_from, change_seq, sealed_at on sealed_bundles
begin select raise(abort, 'a sealed bundle is not changed'); end;
create trigger sealed_bundles_stay before delete on sealed_bundles
begin select raise(abort, 'a sealed bundle is not deleted'); end;

-- Which stream a sealed receipt tells about, and the change number it knew of (BUNDLE-SPEC 9).
create table sent_receipts (
  header_sha256 text primary key references sealed_bundles (header_sha256),
  stream_signer text not null,
  stream_chan text not null,
  change_seq integer not null
) strict, without rowid;

-- Heads of own chains beyond what this database has sealed, as the other side's receipt names them after a restore (BUNDLE-SPEC 7.5).
create table restored_heads (
  signer text not null references own_keys (signer),
  chan text not null,
  seq integer not null,
  header_sha256 text not null check (length(header_sha256) = 64),
  at text not null,
  primary key (signer, chan)
) strict, without rowid;

-- What others know of own chains and this database does not: it is behind, or somebody holds a copy of the key (BUNDLE-SPEC 7.4).
create table seal_alarms (
  signer text not null references own_keys (signer),
  chan text not null,
  reason text not null check (reason in ('ahead', 'copied')),
  seq integer not null,
  at text not null,
  primary key (signer, chan, reason)
) strict, without rowid;

-- Chains of others (BUNDLE-SPEC 7.2).
create table chains (
  signer text not null,
  chan text not null,
  office text not null,
  last_seq integer not null,
  last_header text not null,
  forked integer not null default 0 check (forked in (0, 1)),
  primary key (signer, chan)
) strict;

create table known_links (
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

-- Rows of other offices, byte for byte as they were signed.
create table received_rows (
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
create unique index received_heads on received_rows (office, table_name, record_id) where head = 1;
create trigger received_rows_immutable before update of office, table_name, record_id, rev, row_hash, body, header_sha256 on received_rows
begin select raise(abort, 'a received row is not changed'); end;

create table received_draw_files (
  office text not null,
  serial text not null,
  name text not null,
  sha256 text not null check (length(sha256) = 64),
  bytes blob not null,
  primary key (office, serial, name)
) strict;

create table row_conflicts (
  office text not null,
  table_name text not null,
  record_id text not null,
  kept_hash text not null,
  other_hash text not null,
  header_sha256 text not null,
  primary key (office, table_name, record_id, other_hash)
) strict, without rowid;
`,
};
