-- What people corrected is applied next time, and can be revoked.

-- A name in documents of this province that means a criterion of an index.
create table criterion_alias (
  id uuid primary key,
  index_name text not null,
  -- as the document writes it, and without marks
  words text not null check (words <> ''),
  folded text not null check (folded <> ''),
  criterion_code text not null,
  criterion_name text not null,
  created_by uuid references auth_user (id),
  created_at timestamptz not null,
  revoked_by uuid references auth_user (id),
  revoked_at timestamptz
);
create unique index criterion_alias_words on criterion_alias (index_name, folded) where revoked_at is null;

-- How a task came to its criteria.
alter table task_criterion
  add column certainty text not null default 'chosen' check (certainty in ('certain', 'chosen')),
  -- the words of the document that name the criterion
  add column words text,
  -- the edition whose criterion it is
  add column edition text,
  -- the correction that was applied
  add column learned_id uuid references criterion_alias (id);
create index task_criterion_learned on task_criterion (learned_id) where learned_id is not null;

-- Names of agencies that people taught and that were revoked, so that they can be restored.
create table agency_alias_revoked (
  id uuid primary key,
  agency_id uuid references agency (id) on delete cascade,
  group_id uuid references agency_group (id) on delete cascade,
  alias text not null,
  folded text not null,
  source text not null,
  created_by uuid references auth_user (id),
  created_at timestamptz not null,
  revoked_by uuid references auth_user (id),
  revoked_at timestamptz not null
);
