-- A document that amends a plan in parts does not repeat the rest: a task that goes on is copied from the issue before.
alter table task add column kept_from_id uuid references task (id);
create unique index task_kept on task (plan_id, kept_from_id) where kept_from_id is not null;
