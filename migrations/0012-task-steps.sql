-- What a draft's tasks were like before one was cut in two or two were merged, so that the step can be taken back whole:
-- deadline, agencies and criteria of both. Gone when the plan is confirmed.
create table task_step (
  id uuid primary key,
  plan_id uuid not null references plan (id) on delete cascade,
  -- the task that stands there after the step
  task_id uuid not null,
  -- tasks as they were: [StoredTask]
  before jsonb not null,
  -- the task that the step made, which goes when it is taken back
  made_id uuid
);
create index task_step_task on task_step (task_id, id);
create index task_step_plan on task_step (plan_id);
