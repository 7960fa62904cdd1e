-- How answers are collected: quotas, tablets at a counter, paper entered twice, interviews, photos, corrections.

-- Agencies whose people ask and enter, besides those of the survey's own agency.
alter table survey add column collecting uuid[] not null default '{}';

create table survey_quota (
  id uuid primary key,
  survey_id uuid not null references survey (id),
  position integer not null,
  title text not null check (title <> ''),
  -- who counts, as in the conditions of a questionnaire; null: everybody
  rule text,
  most integer not null check (most >= 1),
  -- how many answers count; more than most only by interviews, paper and files, whose work is done already
  taken integer not null default 0 check (taken >= 0),
  unique (survey_id, position)
);

-- A tablet at a counter: whoever has its key answers at the counter, until it is ended. Of the key a digest is kept.
create table survey_counter (
  id uuid primary key,
  survey_id uuid not null references survey (id),
  name text not null check (name <> ''),
  key_digest text not null unique,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index survey_counter_survey on survey_counter (survey_id);

-- What is corrected is a further row with its reason; each row is corrected at most once, so that corrections are a chain.
alter table survey_answer
  add column reason text,
  add column corrected_by_name text,
  add constraint survey_answer_correction check ((corrects is null) = (reason is null) and (corrects is null) = (corrected_by_name is null));
create unique index survey_answer_corrects on survey_answer (corrects) where corrects is not null;

-- Pictures that answers of a survey name by their digest.
create table survey_photo (
  survey_id uuid not null references survey (id),
  sha256 text not null references stored_file (sha256),
  primary key (survey_id, sha256)
);
create index survey_photo_file on survey_photo (sha256);

-- A sheet of paper, entered by two people who do not see each other's entry.
create table survey_sheet (
  id uuid primary key,
  survey_id uuid not null references survey (id),
  number integer not null check (number >= 1),
  questionnaire_version integer not null,
  -- the answer that came of it
  answer_id uuid references survey_answer (id),
  unique (survey_id, number)
);
create table survey_sheet_entry (
  sheet_id uuid not null references survey_sheet (id),
  position smallint not null check (position in (1, 2)),
  clerk_id uuid not null references auth_user (id),
  answers jsonb not null,
  entered_at timestamptz not null,
  primary key (sheet_id, position),
  unique (sheet_id, clerk_id)
);
create trigger survey_sheet_entry_kept before update on survey_sheet_entry
  for each row execute function refuse_change();
