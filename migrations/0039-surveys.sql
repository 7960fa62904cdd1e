-- Questionnaires in their versions, surveys that ask them, and the answers.

create table questionnaire (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  -- as its newest version is called, for lists
  title text not null check (title <> ''),
  created_at timestamptz not null,
  created_by_name text not null
);
create index questionnaire_agency on questionnaire (agency_id);

create table questionnaire_version (
  questionnaire_id uuid not null references questionnaire (id),
  number integer not null check (number >= 1),
  -- as in src/lib/questionnaire/schema.ts
  content jsonb not null,
  -- counts the changes of a draft
  edit integer not null default 1 check (edit >= 1),
  -- the change at which somebody went through it to the end
  tested_edit integer,
  published_at timestamptz,
  published_by_name text,
  updated_at timestamptz not null,
  primary key (questionnaire_id, number),
  check ((published_at is null) = (published_by_name is null)),
  check (published_at is null or tested_edit = edit)
);
-- One draft at a time.
create unique index questionnaire_draft on questionnaire_version (questionnaire_id) where published_at is null;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% does not change', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger questionnaire_version_published before update or delete on questionnaire_version
  for each row when (old.published_at is not null) execute function refuse_change();

create table survey (
  id uuid primary key,
  agency_id uuid not null references agency (id),
  questionnaire_id uuid not null references questionnaire (id),
  -- every version that it has asked, in their order; the last is asked now
  versions integer[] not null check (cardinality(versions) >= 1),
  title text not null check (title <> ''),
  -- its public address: /khao-sat/<slug>
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  opens_on date not null,
  closes_on date not null,
  state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  -- anyone may answer; such answers are never mixed with those of a sample
  open_link boolean not null default false,
  -- whoever has a slip with a code may answer once
  codes boolean not null default false,
  illustrative boolean not null default false,
  version integer not null default 1,
  updated_at timestamptz not null,
  check (opens_on <= closes_on)
);
create index survey_agency on survey (agency_id, opens_on desc);

-- The codes of a survey that were not used yet, as ONE value: eight bytes of the digest of each, sorted. Using one writes
-- the value anew without it, so that nothing is left that says when, by which transaction or in which order a code went
-- (docs/decisions: codes and answers cannot be joined). How many there were is all that is kept besides.
create table survey_codes (
  survey_id uuid primary key references survey (id),
  unused bytea not null check (length(unused) % 8 = 0),
  issued integer not null check (issued >= length(unused) / 8)
);

-- One answer is one row that never changes; what is corrected is a further row that names the one before.
create table survey_answer (
  -- made at random where the answer begins (version 4: it tells no time); sending twice under it is one answer
  id uuid primary key check (substr(id::text, 15, 1) = '4'),
  survey_id uuid not null references survey (id),
  questionnaire_version integer not null,
  channel text not null check (channel in ('openLink', 'code', 'counter', 'interviewer', 'paper', 'import')),
  language text not null,
  answers jsonb not null,
  received_on date not null,
  -- when it was received and how long it took, except for codes
  received_at timestamptz,
  seconds integer check (seconds between 0 and 604800),
  -- of a sample: the cluster in which the person was drawn, and who asked
  cluster_id uuid,
  interviewer_id uuid references auth_user (id),
  corrects uuid references survey_answer (id),
  check (channel <> 'code' or (received_at is null and seconds is null and cluster_id is null and interviewer_id is null))
);
create index survey_answer_survey on survey_answer (survey_id, channel);
create trigger survey_answer_kept before update on survey_answer
  for each row execute function refuse_change();
