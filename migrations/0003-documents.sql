-- Files as they came (bytes live in the file store under their hash) and what the reader found in them.

create table stored_file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  media_type text not null,
  created_at timestamptz not null default now()
);

create table document (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  sha256 text not null references stored_file (sha256),
  filename text not null check (filename <> ''),
  state text not null default 'waiting' check (state in ('waiting', 'reading', 'read', 'refused', 'failed')),
  -- 0 to 100; only while reading
  progress smallint not null default 0 check (progress between 0 and 100),
  attempts smallint not null default 0,
  kind text,
  -- why it is taken for that kind, and how many tasks were found: lists show them without opening the reading
  kind_evidence text[] not null default '{}',
  task_count integer not null default 0,
  reading jsonb,
  source_text text,
  problem_code text,
  problem_message text,
  uploaded_by uuid references auth_user (id),
  uploaded_at timestamptz not null default now(),
  read_at timestamptz,
  version integer not null default 1
);
create index document_agency on document (agency_id, uploaded_at desc);
create index document_waiting on document (state) where state in ('waiting', 'reading');
