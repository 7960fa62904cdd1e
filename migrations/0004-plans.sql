-- What a government has issued: header, legal bases, targets, baselines and outline.

create table plan (
  id uuid primary key,
  document_id uuid references document (id),
  agency_id uuid not null references agency (id),
  standing_agency_id uuid not null references agency (id),
  parent_plan_id uuid references plan (id),
  replaces_plan_id uuid references plan (id),
  number text,
  issued_on date,
  title text not null check (title <> ''),
  place text,
  signer text,
  signer_title text,
  period_from date,
  period_to date,
  indices text[] not null default '{}',
  status text not null default 'draft' check (status in ('draft', 'confirmed', 'replaced', 'finished')),
  is_public boolean not null default false,
  -- [{field, reason, message}]: header fields that the reader doubts; gone when a person has set the field
  flags jsonb not null default '[]',
  -- number and title without marks, for search
  folded text not null default '',
  confirmed_at timestamptz,
  confirmed_by uuid references auth_user (id),
  created_by uuid references auth_user (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  check (status = 'draft' or (issued_on is not null and number is not null and confirmed_at is not null)),
  check (not is_public or status <> 'draft'),
  check (period_to is null or period_from is null or period_to >= period_from)
);
create unique index plan_document on plan (document_id) where document_id is not null;
create unique index plan_number on plan (agency_id, number, issued_on) where status in ('confirmed', 'finished');
create index plan_status on plan (status, issued_on desc);

create table plan_basis (
  id uuid primary key,
  plan_id uuid not null references plan (id) on delete cascade,
  position integer not null,
  number text not null,
  dated text,
  role text not null check (role in ('basis', 'implements', 'proposal')),
  line_from integer, line_to integer
);
create index plan_basis_plan on plan_basis (plan_id, position);

create table plan_target (
  id uuid primary key,
  plan_id uuid not null references plan (id) on delete cascade,
  position integer not null,
  index_name text,
  axis text,
  text text not null,
  level text not null check (level in ('objective', 'task')),
  value numeric, op text check (op in ('>=', '>', '<=', '<', '=')), unit text,
  rank_from integer, rank_to integer, year integer, relative_to integer,
  line integer
);
create index plan_target_plan on plan_target (plan_id, position);

create table plan_baseline (
  id uuid primary key,
  plan_id uuid not null references plan (id) on delete cascade,
  position integer not null,
  index_name text not null,
  year integer, value numeric, scale numeric, unit text, rank integer, rank_of integer,
  line integer
);
create index plan_baseline_plan on plan_baseline (plan_id, position);

create table plan_section (
  id uuid primary key,
  plan_id uuid not null references plan (id) on delete cascade,
  position integer not null,
  path text not null,
  title text not null,
  index_name text,
  axis text,
  line integer
);
create index plan_section_plan on plan_section (plan_id, position);
