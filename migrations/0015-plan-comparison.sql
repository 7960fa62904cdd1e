-- A new issue of a plan beside the one that it replaces.

-- While the new plan is a draft: what a person decided about the pairs; after its confirmation: every pair, with what became of the task.
create table task_pair (
  id uuid primary key,
  -- the new issue
  plan_id uuid not null references plan (id) on delete cascade,
  -- one of them alone: a person said that this task has no counterpart
  old_task_id uuid references task (id) on delete cascade,
  new_task_id uuid references task (id) on delete cascade,
  -- set at confirmation
  kind text check (kind in ('same', 'changed')),
  -- fields that differ, set at confirmation
  changed text[] not null default '{}',
  by_hand boolean not null default true,
  decided_by uuid references auth_user (id),
  decided_at timestamptz not null,
  check (old_task_id is not null or new_task_id is not null),
  check (kind is null or (old_task_id is not null and new_task_id is not null))
);
create unique index task_pair_old on task_pair (plan_id, old_task_id) where old_task_id is not null;
create unique index task_pair_new on task_pair (new_task_id) where new_task_id is not null;
create index task_pair_plan on task_pair (plan_id);

-- Numbers of the plans that the document says it amends or replaces: proposals for plan.replaces_plan_id.
alter table plan add column amends text[] not null default '{}';

-- Work that went on under the next issue of its plan.
alter table assignment_entry drop constraint assignment_entry_action_check;
alter table assignment_entry add constraint assignment_entry_action_check check (action in
  ('assigned', 'accepted', 'objected', 'objectionRejected', 'reassigned', 'cancelled', 'reported', 'submitted', 'returned', 'completed', 'reopened',
   'extensionAsked', 'extensionGranted', 'extensionRefused', 'commented', 'carriedOver'));
