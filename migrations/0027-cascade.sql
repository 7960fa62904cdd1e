-- A superior plan obliges agencies to issue their own: who, until when, and which of their tasks answers which task above.

-- Who must issue; a plan without a row follows the rule for plans of its issuer.
create table cascade_rule (
  plan_id uuid primary key references plan (id) on delete cascade,
  working_days integer not null check (working_days between 1 and 250),
  -- committees below the issuer
  localities boolean not null,
  -- departments of the issuer's level
  departments boolean not null,
  -- named exceptions, and others that have work in the plan
  left_out uuid[] not null default '{}',
  added uuid[] not null default '{}',
  version integer not null default 1,
  updated_at timestamptz not null default now()
);

create table cascade_duty (
  id uuid primary key,
  -- the issue that holds now: the duty goes on under the one that replaces it
  plan_id uuid not null references plan (id),
  agency_id uuid not null references agency (id),
  -- day of issue of the plan that first gave the duty
  counted_from date not null,
  due_on date not null,
  own_plan_id uuid references plan (id),
  -- day of the own plan that came first; one that replaces it does not move the day
  issued_on date,
  -- the file that was loaded from this duty: its draft names the superior plan by itself
  document_id uuid references document (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (plan_id, agency_id),
  check ((own_plan_id is null) = (issued_on is null))
);
create index cascade_duty_agency on cascade_duty (agency_id);
create index cascade_duty_own on cascade_duty (own_plan_id) where own_plan_id is not null;
create index cascade_duty_document on cascade_duty (document_id) where document_id is not null;

-- An own task that answers a task above. Several may answer one.
create table cascade_link (
  own_task_id uuid not null references task (id) on delete cascade,
  task_id uuid not null references task (id),
  duty_id uuid not null references cascade_duty (id) on delete cascade,
  -- 0.5 to 1 where the program proposed it
  likeness real,
  -- what the own task lacks of product, owner and day; issued tasks do not change
  lacks text[] not null default '{}',
  -- null: proposed, nobody has looked
  confirmed_at timestamptz,
  confirmed_by uuid references auth_user (id),
  primary key (own_task_id, task_id)
);
create index cascade_link_duty on cascade_link (duty_id, task_id);
create index cascade_link_task on cascade_link (task_id);

create table cascade_waiver (
  duty_id uuid not null references cascade_duty (id) on delete cascade,
  task_id uuid not null references task (id),
  reason text not null check (reason <> ''),
  given_by uuid references auth_user (id),
  given_by_name text not null,
  given_at timestamptz not null,
  primary key (duty_id, task_id)
);

-- Completion asked for one task, or for the whole plan of an agency where no task is named.
create table cascade_request (
  id uuid primary key,
  duty_id uuid not null references cascade_duty (id) on delete cascade,
  task_id uuid references task (id),
  reason text not null check (reason <> ''),
  asked_by uuid references auth_user (id),
  asked_by_name text not null,
  asked_at timestamptz not null,
  answer text check (answer <> ''),
  answered_by uuid references auth_user (id),
  answered_by_name text,
  answered_at timestamptz,
  -- the superior takes it as settled
  closed_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create index cascade_request_duty on cascade_request (duty_id, task_id) where closed_at is null;
