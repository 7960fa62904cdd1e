-- Who is asked: the plan of a sample, the frame that it was drawn from, what was drawn, and what became of it in the field.

create table sample (
  id uuid primary key,
  survey_id uuid not null unique references survey (id),
  -- as in src/features/samples/schema.ts
  design jsonb not null,
  seed bigint check (seed between 0 and 2147483647),
  drawn_at timestamptz,
  drawn_by_name text,
  -- names and contacts are gone for good
  people_forgotten_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null,
  check ((seed is null) = (drawn_at is null) and (seed is null) = (drawn_by_name is null))
);

-- The frame of each stage in its order, which is part of the draw.
create table sample_frame (
  sample_id uuid not null references sample (id) on delete cascade,
  stage integer not null check (stage >= 0),
  place integer not null check (place >= 0),
  code text not null check (code <> ''),
  parent text,
  stratum text,
  size bigint check (size > 0),
  certain boolean not null default false,
  -- of a place; whoever is a person is in sealed
  name text,
  -- name and contact of a person (src/platform/sealing.ts)
  sealed bytea,
  primary key (sample_id, stage, place),
  unique (sample_id, stage, code)
);

create table sample_cluster (
  id uuid primary key,
  sample_id uuid not null references sample (id) on delete cascade,
  -- the unit of the stage before in which it was drawn
  parent_id uuid references sample_cluster (id),
  stage integer not null check (stage >= 0),
  code text not null,
  label text not null check (label <> ''),
  stratum text,
  size bigint,
  certain boolean not null default false,
  -- units there are in its group at its stage, where each had the same chance
  population integer check (population >= 1),
  -- people there are in it; of clusters in which people are drawn
  people integer check (people >= 1),
  -- of each person drawn in it: one over the chance
  weight double precision check (weight > 0),
  place integer not null
);
create index sample_cluster_sample on sample_cluster (sample_id, stage, place);

create table sample_unit (
  id uuid primary key,
  cluster_id uuid not null references sample_cluster (id) on delete cascade,
  place integer not null,
  reserve boolean not null,
  -- its line in the frame; null where people are not listed
  code text,
  sealed bytea,
  interviewer_id uuid references auth_user (id),
  outcome text not null default 'none'
    check (outcome in ('none', 'done', 'refused', 'nonContact', 'ineligible', 'replaced')),
  reason text,
  replaced_by uuid unique references sample_unit (id),
  unique (cluster_id, reserve, place),
  check ((outcome = 'replaced') = (replaced_by is not null)),
  check (outcome <> 'replaced' or reason is not null)
);
create index sample_unit_interviewer on sample_unit (interviewer_id) where interviewer_id is not null;

alter table survey_answer add foreign key (cluster_id) references sample_cluster (id);
