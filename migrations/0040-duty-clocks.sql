-- Duties run on the clock that work runs on: it stands still, goes on, is extended, and passes to a successor.

alter table cascade_duty
  -- null while its clock stands still
  alter column due_on drop not null,
  add column paused_on date,
  -- the day that stood when the clock was stopped
  add column paused_due_on date,
  -- the day until which the agency asks for more time; null: nothing is asked
  add column asked_to date,
  add column version integer not null default 1,
  add constraint cascade_duty_paused check (
    (paused_on is null) = (paused_due_on is null) and (paused_on is null) = (due_on is not null));

create table cascade_duty_entry (
  id uuid primary key,
  duty_id uuid not null references cascade_duty (id) on delete cascade,
  action text not null check (action in
    ('paused', 'resumed', 'extensionAsked', 'extended', 'extensionRefused', 'transferred', 'dueMoved')),
  -- the day in Việt Nam on which it counts
  on_day date not null,
  due_from date,
  due_to date,
  reason text not null check (reason <> ''),
  author_id uuid references auth_user (id),
  author_name text not null,
  at timestamptz not null
);
create index cascade_duty_entry_duty on cascade_duty_entry (duty_id, at);
