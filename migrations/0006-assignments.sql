-- The part of one agency in one task: its state, its progress and everything that was said about it.

create table assignment (
  id uuid primary key,
  task_id uuid not null references task (id),
  plan_id uuid not null references plan (id),
  agency_id uuid not null references agency (id),
  role text not null check (role in ('lead', 'coordinating')),
  state text not null default 'assigned'
    check (state in ('assigned', 'objected', 'accepted', 'inProgress', 'submitted', 'returned', 'completed', 'cancelled')),
  due_on date,
  -- 0 to 100 as last reported
  percent smallint not null default 0 check (percent between 0 and 100),
  last_report_at timestamptz,
  completed_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  unique (task_id, agency_id, role),
  check ((state = 'completed') = (completed_at is not null))
);
-- "Việc của tôi" counts and sorts from this index alone.
create index assignment_agency on assignment (agency_id, state, due_on, id) include (last_report_at);
-- A plan's list in the order of its days, and its progress, which touches every assignment but no table page.
create index assignment_plan on assignment (plan_id, due_on, id)
  include (task_id, agency_id, role, state, percent, last_report_at);
create index assignment_due on assignment (due_on, id);
-- what waits for a decision of the plan's agency
create index assignment_waiting on assignment (plan_id, due_on, id) include (agency_id, task_id) where state in ('submitted', 'objected');

-- Everything that happened to an assignment, oldest first; never changed, never deleted.
create table assignment_entry (
  id uuid primary key,
  assignment_id uuid not null references assignment (id),
  action text not null check (action in
    ('assigned', 'accepted', 'objected', 'objectionRejected', 'reassigned', 'cancelled', 'reported', 'submitted', 'returned', 'completed', 'reopened',
     'extensionAsked', 'extensionGranted', 'extensionRefused', 'commented')),
  from_state text,
  to_state text,
  percent smallint check (percent between 0 and 100),
  figure numeric,
  figure_unit text,
  sentence text,
  due_from date,
  due_to date,
  author_id uuid references auth_user (id),
  author_name text not null,
  at timestamptz not null
);
create index assignment_entry_assignment on assignment_entry (assignment_id, at, id);

create table assignment_evidence (
  id uuid primary key,
  assignment_id uuid not null references assignment (id),
  entry_id uuid references assignment_entry (id),
  sha256 text not null references stored_file (sha256),
  filename text not null check (filename <> ''),
  uploaded_by uuid references auth_user (id),
  uploaded_at timestamptz not null default now()
);
create index assignment_evidence_assignment on assignment_evidence (assignment_id, uploaded_at);
-- the same file sent twice is one piece of evidence
create unique index assignment_evidence_file on assignment_evidence (assignment_id, sha256);
create index assignment_evidence_entry on assignment_evidence (entry_id) where entry_id is not null;

-- At most one extension is waiting for an answer.
create table assignment_extension (
  id uuid primary key,
  assignment_id uuid not null references assignment (id),
  due_from date,
  due_to date not null,
  reason text not null check (reason <> ''),
  state text not null default 'asked' check (state in ('asked', 'granted', 'refused', 'withdrawn')),
  asked_by uuid references auth_user (id),
  asked_at timestamptz not null,
  decided_by uuid references auth_user (id),
  decided_at timestamptz,
  decision_note text
);
create unique index assignment_extension_open on assignment_extension (assignment_id) where state = 'asked';
