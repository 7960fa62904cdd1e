-- Periodic reports: who owes which report when, what agencies fill in, and what was frozen when they sent it.

-- A form by code and version. A draft is edited; a published one never changes.
create table report_form (
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version text not null check (version <> ''),
  content jsonb not null,
  published_at timestamptz,
  edit integer not null default 1,
  updated_at timestamptz not null,
  primary key (code, version)
);

-- A form as it was when a round opened: later versions do not touch a round that runs.
create table report_round_form (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  content jsonb not null
);

create table report_series (
  id uuid primary key,
  title text not null check (title <> ''),
  -- an editable copy of a preset: which periods, from when to when, due when
  regime jsonb not null,
  form_code text not null,
  form_version text not null,
  -- collects the reports and sends the one that is made of them
  agency_id uuid not null references agency (id),
  -- {rule, added, leftOut}
  reporters jsonb not null,
  -- rounds open by themselves so many days before they are due
  opens_by_itself boolean not null default true,
  open_days_before integer not null default 15 check (open_days_before between 0 and 366),
  valid_from date not null,
  valid_to date,
  illustrative boolean not null default false,
  version integer not null default 1,
  updated_at timestamptz not null,
  check (valid_to is null or valid_to >= valid_from)
);
create index report_series_agency on report_series (agency_id);

create table report_round (
  id uuid primary key,
  series_id uuid not null references report_series (id),
  -- '2026-Q3' as in the regime; 'adhoc-<uuid>' where the days were given by hand
  key text not null check (key <> ''),
  name text not null check (name <> ''),
  kind text not null check (kind in ('month', 'quarter', 'sixMonths', 'nineMonths', 'year', 'adHoc')),
  data_from date,
  data_to date,
  -- the last day on which a report is in time; null: none was set
  last_in_time date,
  derivation jsonb not null default '[]',
  digest text not null references report_round_form (digest),
  state text not null default 'open' check (state in ('open', 'closed')),
  opened_at timestamptz not null,
  opened_by_name text not null,
  closed_at timestamptz,
  version integer not null default 1,
  unique (series_id, key),
  check ((data_from is null) = (data_to is null)),
  check (data_from <= data_to),
  check ((state = 'closed') = (closed_at is not null))
);
create index report_round_state on report_round (state, last_in_time);

-- One agency in one round: its own report, or the summary that the collector makes of all.
create table report (
  id uuid primary key,
  round_id uuid not null references report_round (id),
  agency_id uuid not null references agency (id),
  kind text not null check (kind in ('own', 'summary')),
  -- as the agency was on the day on which the round opened
  name text not null,
  level text not null,
  agency_kind text not null,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'approved', 'locked')),
  -- agencies whose figures are in this report already
  includes uuid[] not null default '{}',
  -- the first and the last time it was sent
  first_sent_at timestamptz,
  submitted_at timestamptz,
  -- why it is being corrected: {reason, byName, at}
  correcting jsonb,
  is_public boolean not null default false,
  version integer not null default 1,
  unique (round_id, agency_id, kind),
  check (state = 'draft' or submitted_at is not null)
);
create index report_agency on report (agency_id);

-- One figure. A row comes with the first thing that is written about it; until then its version is 0.
create table report_cell (
  report_id uuid not null references report (id),
  field text not null,
  -- a decimal with a point
  value text check (value ~ '^-?[0-9]{1,15}(\.[0-9]{1,6})?$'),
  source text not null default 'typed' check (source in ('typed', 'bound', 'consolidated')),
  note text,
  -- why it is right although it looks odd
  reason text,
  -- why it differs from what the program counted
  bound_reason text,
  -- {reason, byName, at}: this one figure came back, the rest stays closed
  returned jsonb,
  answer text,
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by_name text not null,
  primary key (report_id, field)
);

create table report_section (
  report_id uuid not null references report (id),
  code text not null,
  text text not null default '',
  -- written by the program and not yet touched by a person
  drafted boolean not null default false,
  returned jsonb,
  answer text,
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by_name text not null,
  primary key (report_id, code)
);

-- A file that proves a figure or a section, or the report as a whole where item is ''.
create table report_file (
  id uuid primary key,
  report_id uuid not null references report (id),
  item text not null default '',
  sha256 text not null references stored_file (sha256),
  filename text not null check (filename <> ''),
  uploaded_by_name text not null,
  uploaded_at timestamptz not null,
  unique (report_id, item, sha256)
);

-- What was sent, as it was sent: never changed, never deleted.
create table report_snapshot (
  report_id uuid not null references report (id),
  number integer not null check (number >= 1),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- canonical JSON, the very bytes of the hash
  content text not null,
  -- {field: decimal}: the figures of content, for adding up
  figures jsonb not null check (jsonb_typeof(figures) = 'object'),
  includes uuid[] not null default '{}',
  -- why there is another one after the first
  reason text,
  by_name text not null,
  at timestamptz not null,
  primary key (report_id, number)
);

-- Everything that happened, oldest first; never changed, never deleted. item: a field or the code of a section.
create table report_entry (
  id uuid primary key,
  report_id uuid not null references report (id),
  item text,
  action text not null check (action in ('opened', 'typed', 'bound', 'consolidated', 'written', 'drafted', 'attached',
    'detached', 'submitted', 'returned', 'answered', 'approved', 'locked', 'corrected', 'published', 'unpublished')),
  said jsonb not null default '{}',
  author_id uuid references auth_user (id),
  author_name text not null,
  at timestamptz not null
);
create index report_entry_item on report_entry (report_id, item, at, id);
