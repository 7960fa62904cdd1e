-- Points can be looked at on any day: figures that are kept through the year, and what they came to on which day.

-- Figures of one agency for one edition and year, outside any round.
create table score_book (
  id uuid primary key,
  framework text not null,
  edition text not null,
  year integer not null check (year between 1990 and 2200),
  -- whose points they are, and who writes the figures down
  agency_id uuid not null references agency (id),
  keeper_id uuid not null references agency (id),
  illustrative boolean not null default false,
  -- by code: what is claimed, as on a line of a round
  claims jsonb not null default '{}',
  updated_at timestamptz not null,
  updated_by uuid references auth_user (id),
  version integer not null default 1,
  unique (framework, edition, year, agency_id)
);

-- What a book or a sheet of a round came to on a day; taken again on that day it is the later one.
create table score_day (
  id uuid primary key,
  book_id uuid references score_book (id),
  sheet_id uuid references round_sheet (id),
  taken_on date not null,
  taken_at timestamptz not null,
  taken_by uuid references auth_user (id),
  taken_by_name text not null,
  -- of the edition by which it was scored
  digest text not null,
  -- in 10^-12 of a point
  points bigint not null,
  maximum bigint not null,
  gaps integer not null,
  -- by code: [points or null, applicable maximum]
  lines jsonb not null,
  check ((book_id is null) <> (sheet_id is null))
);
create unique index score_day_book on score_day (book_id, taken_on) where book_id is not null;
create unique index score_day_sheet on score_day (sheet_id, taken_on) where sheet_id is not null;

-- A task may answer criteria of the same code in the sets of the province, of departments and of communes.
alter table task_criterion drop constraint task_criterion_pkey;
alter table task_criterion add constraint task_criterion_once
  unique nulls not distinct (task_id, index_name, criterion_code, edition);

-- What a person says that a promise about an index means, where the words were read wrongly or not at all.
create table confirmed_target (
  target_id uuid primary key references plan_target (id) on delete cascade,
  framework text not null,
  -- null: it promises nothing that can be measured
  typed jsonb,
  year integer check (year between 1990 and 2200),
  -- line of the index that it is about; null: the whole
  code text,
  confirmed_by uuid references auth_user (id),
  confirmed_by_name text not null,
  confirmed_at timestamptz not null
);
