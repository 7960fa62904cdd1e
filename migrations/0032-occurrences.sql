-- What recurs falls due each time: every time is reported, handed in, returned and completed on its own.

create table assignment_occurrence (
  id uuid primary key,
  assignment_id uuid not null references assignment (id) on delete cascade,
  -- the day that the words of the deadline give: what tells one time from another, whatever day it is moved to
  on_day date not null,
  -- "Quý I/2026"
  name text not null check (name <> ''),
  -- null while its clock stands still
  due_on date,
  paused_on date,
  -- the day that stood when the clock was stopped
  paused_due_on date,
  state text not null
    check (state in ('assigned', 'objected', 'accepted', 'inProgress', 'submitted', 'returned', 'completed', 'cancelled')),
  percent smallint not null default 0 check (percent between 0 and 100),
  last_report_at timestamptz,
  completed_at timestamptz,
  created_at timestamptz not null,
  unique (assignment_id, on_day),
  check ((state = 'completed') = (completed_at is not null)),
  check ((paused_on is null) = (paused_due_on is null)),
  check (paused_on is null or due_on is null)
);
create index assignment_occurrence_due on assignment_occurrence (due_on, assignment_id) where due_on is not null;

-- The assignment shows the occurrence that is due: state, day, percent and name are its own.
alter table assignment add column occurrence_name text;
-- how many others were handed in and wait for a decision
alter table assignment add column occurrences_waiting smallint not null default 0;
alter table assignment add column paused_on date;
alter table assignment add column paused_due_on date;
alter table assignment add constraint assignment_paused check (
  (paused_on is null) = (paused_due_on is null) and (paused_on is null or due_on is null));
create index assignment_waiting_occurrence on assignment (plan_id, due_on, id) where occurrences_waiting > 0;

alter table assignment_entry add column occurrence_id uuid references assignment_occurrence (id);
alter table assignment_extension add column occurrence_id uuid references assignment_occurrence (id);
create index assignment_entry_occurrence on assignment_entry (occurrence_id) where occurrence_id is not null;
create index assignment_extension_occurrence on assignment_extension (occurrence_id) where occurrence_id is not null;

alter table assignment_entry drop constraint assignment_entry_action_check;
alter table assignment_entry add constraint assignment_entry_action_check check (action in
  ('assigned', 'accepted', 'objected', 'objectionRejected', 'reassigned', 'cancelled', 'reported', 'submitted', 'withdrawn', 'returned',
   'completed', 'reopened', 'extensionAsked', 'extensionGranted', 'extensionRefused', 'commented', 'carriedOver', 'paused', 'resumed',
   'dueMoved'));

-- Days off and make-up days that the province itself adds to those of the content.
create table calendar_day (
  id uuid primary key,
  day date not null,
  kind text not null check (kind in ('off', 'worked')),
  name text not null check (name <> ''),
  -- the document that says so
  source text not null check (source <> ''),
  added_at timestamptz not null,
  added_by uuid references auth_user (id),
  added_by_name text not null,
  removed_at timestamptz,
  removed_by_name text,
  check ((removed_at is null) = (removed_by_name is null))
);
create unique index calendar_day_held on calendar_day (day) where removed_at is null;

-- Each change of the calendar is a version of it, with what it moved.
create table calendar_change (
  id uuid primary key,
  version integer not null unique,
  kind text not null check (kind in ('added', 'removed')),
  day_id uuid not null references calendar_day (id),
  at timestamptz not null,
  by_name text not null
);
create index calendar_change_day on calendar_change (day_id);
create table calendar_move (
  change_id uuid not null references calendar_change (id),
  kind text not null check (kind in ('assignment', 'duty')),
  subject_id uuid not null,
  plan_id uuid not null references plan (id),
  agency_id uuid not null references agency (id),
  words text not null,
  due_from date not null,
  due_to date not null,
  primary key (change_id, kind, subject_id)
);
create index calendar_move_plan on calendar_move (plan_id);
create index calendar_move_agency on calendar_move (agency_id);
