-- What the plan says is to be done: one row a task, with its place in the source and what is doubtful about it.

create table task (
  id uuid primary key,
  plan_id uuid not null references plan (id) on delete cascade,
  position numeric not null,
  kind text not null check (kind in ('annexRow', 'bodyTask', 'bodyGeneral', 'bodyDuty', 'added')),
  path text not null,
  index_name text,
  axis text,
  criterion_text text,
  text text not null check (text <> ''),
  product text,
  funding text,
  deadline jsonb,
  deadline_raw text,
  -- last day of the deadline as of the plan's date; null for continuous, roadmap and event deadlines
  due_on date,
  -- a person set the day; reading the words again does not move it
  due_by_hand boolean not null default false,
  lead_raw text,
  coordinating_raw text,
  role_explicit boolean not null default true,
  line_from integer, line_to integer,
  -- {field: {lines: [from, to], confidence: 0..1}}
  fields jsonb not null default '{}',
  -- [{field, reason, message}] as the reader flagged; resolved ones stay, with resolvedBy
  flags jsonb not null default '[]',
  alternatives jsonb not null default '[]',
  -- path, text, product and axis without marks, for search
  folded text not null default '',
  review text not null default 'open' check (review in ('open', 'accepted', 'dropped')),
  -- true: becomes assignments on confirmation; false: general direction, kept for reading
  assigned boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null default now()
);
create index task_plan on task (plan_id, position);

-- Which agencies or groups a task names, as what, and how the name in the document was resolved.
create table task_party (
  id uuid primary key,
  task_id uuid not null references task (id) on delete cascade,
  position integer not null,
  role text not null check (role in ('lead', 'coordinating')),
  name_raw text not null,
  agency_id uuid references agency (id),
  group_id uuid references agency_group (id),
  certainty text not null check (certainty in ('certain', 'likely', 'unknown', 'chosen')),
  -- [{agencyId?, groupId?, name, score, why}]
  candidates jsonb not null default '[]',
  check (agency_id is null or group_id is null)
);
create index task_party_task on task_party (task_id, position);
create index task_party_agency on task_party (agency_id) where agency_id is not null;

-- A task can serve several criteria of several indices.
create table task_criterion (
  task_id uuid not null references task (id) on delete cascade,
  index_name text not null,
  criterion_code text not null,
  criterion_name text not null,
  primary key (task_id, index_name, criterion_code)
);
