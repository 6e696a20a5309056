import type { Migration } from '../migrate.ts';

export const chainDecisions: Migration = {
  name: '0056-chain-decisions',
  up: `
-- Numbers of other offices' chains that a named officer stopped waiting for (BUNDLE-SPEC 7.3).
create table waived_links (
  signer text not null,
  chan text not null,
  seq integer not null check (seq between 1 and 1000000),
  reason text not null check (reason <> ''),
  by text not null,
  by_name text not null,
  at text not null,
  primary key (signer, chan, seq)
) strict, without rowid;
create trigger waived_links_immutable before update on waived_links
begin select raise(abort, 'a waiver is not changed'); end;
create trigger waived_links_stay before delete on waived_links
begin select raise(abort, 'a waiver is not deleted'); end;

-- Keys whose bundles are held until an officer has looked into it (BUNDLE-SPEC 11.5).
create table paused_keys (
  signer text primary key check (length(signer) = 64),
  reason text not null check (reason <> ''),
  by text not null,
  by_name text not null,
  at text not null
) strict, without rowid;

-- Links that were put aside because a chain forked (BUNDLE-SPEC 7.4); with a decision they are refused for good.
create table quarantined_links (
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
create index quarantined_by_chain on quarantined_links (signer, chan, seq);
`,
};
