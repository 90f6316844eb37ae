-- Version 1 of the store's tables. Scripts are only ever added, never changed.

create table autopilot_schema (
  version integer not null primary key
);

-- One fact a row. The line is the record's canonical JSON, exactly as it was hashed: tenant and seq repeat what it says.
create table autopilot_record (
  tenant text not null,
  seq bigint not null,
  line text not null,
  primary key (tenant, seq)
);

-- Where each tenant's log ends. Moved on by a conditional update, so that of two writers one gives way.
create table autopilot_head (
  tenant text not null primary key,
  seq bigint not null,
  hash text not null
);

-- Who works on a branch. Rows stay, since an epoch must never come twice.
create table autopilot_lease (
  tenant text not null,
  location text not null,
  holder text not null,
  epoch bigint not null,
  until_ms bigint not null,
  primary key (tenant, location)
);

-- Which token stands for a person: found by a keyed hash, so that nobody can be read out of it.
create table autopilot_vault_person (
  tenant text not null,
  person_mac text not null,
  token text not null,
  primary key (tenant, person_mac)
);

-- What is kept about a person, sealed under the person's own key; the name of each part is a keyed hash too.
create table autopilot_vault_item (
  tenant text not null,
  token text not null,
  name_mac text not null,
  sealed bytea not null,
  primary key (tenant, token, name_mac)
);

-- The keys, where the host keeps them nowhere else.
create table autopilot_vault_key (
  id text not null primary key,
  secret bytea not null
);

-- Where each inbox ends and how many updates wait in it. A put holds this row, so that places become visible in their order.
create table autopilot_inbox_end (
  inbox text not null primary key,
  last bigint not null,
  waiting bigint not null
);

-- Updates that wait. Once one is worked off (done_ms) its id and content go and a hash of the id stays for a while.
create table autopilot_inbox (
  inbox text not null,
  place bigint not null,
  id_hash text not null,
  id text,
  content bytea,
  done_ms bigint,
  primary key (inbox, place)
);

create unique index autopilot_inbox_id on autopilot_inbox (inbox, id_hash);

create index autopilot_inbox_waiting on autopilot_inbox (inbox, place) where done_ms is null;

create index autopilot_inbox_done on autopilot_inbox (inbox, done_ms) where done_ms is not null;

-- What a detector knew of a branch, so that another node goes on with it.
create table autopilot_snapshot (
  tenant text not null,
  location text not null,
  name text not null,
  epoch bigint not null,
  content bytea not null,
  primary key (tenant, location, name)
);
