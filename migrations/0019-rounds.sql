-- Assessment rounds: agencies score themselves by an edition of an index, others appraise, and the result is published.

-- The edition as it was when a round first used it: later corrections of the content do not change a round that runs.
create table round_edition (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  framework text not null,
  edition text not null,
  content jsonb not null
);

create table assessment_round (
  id uuid primary key,
  digest text not null references round_edition (digest),
  name text not null check (name <> ''),
  year integer not null check (year between 1990 and 2200),
  -- keeps the round: opens it, moves it on, fills in what others publish
  agency_id uuid not null references agency (id),
  -- whose people appraise; never the sheet of their own agency
  appraiser_ids uuid[] not null check (cardinality(appraiser_ids) > 0),
  opens_on date not null,
  self_until date not null,
  appraise_until date not null,
  explain_until date not null,
  reappraise_until date not null,
  publish_on date not null,
  stage text not null default 'selfScoring'
    check (stage in ('selfScoring', 'appraisal', 'explanation', 'reappraisal', 'final', 'published')),
  published_at timestamptz,
  illustrative boolean not null default false,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  check (opens_on <= self_until and self_until <= appraise_until and appraise_until <= explain_until
    and explain_until <= reappraise_until and reappraise_until <= publish_on),
  check ((stage = 'published') = (published_at is not null))
);

-- One agency in one round. The name is that of the day on which the round was opened.
create table round_sheet (
  id uuid primary key,
  round_id uuid not null references assessment_round (id),
  agency_id uuid not null references agency (id),
  unit text not null check (unit ~ '^(locality|agency):.'),
  name text not null,
  submitted_at timestamptz,
  submitted_by uuid references auth_user (id),
  -- what was published: points, applicable maximum and percent in 10^-12 of a point, place, class
  points bigint,
  maximum bigint,
  percent bigint,
  place integer,
  tied_with integer,
  class_name text,
  version integer not null default 1,
  unique (round_id, unit)
);

-- One criterion of one agency: what it claims, what was decided about it, what it explained.
create table round_line (
  sheet_id uuid not null references round_sheet (id),
  code text not null,
  claim jsonb,
  note text,
  -- why there is no evidence where the edition asks for some
  excuse text,
  verdict1 jsonb,
  explanation text,
  verdict2 jsonb,
  -- points that others give (survey, ministry, statistics), imported, in 10^-12 of a point
  imported bigint,
  -- what the final score gave, kept when the round is published
  points bigint,
  version integer not null default 1,
  updated_at timestamptz,
  primary key (sheet_id, code)
);

create table round_evidence (
  id uuid primary key,
  sheet_id uuid not null,
  code text not null,
  sha256 text not null references stored_file (sha256),
  filename text not null check (filename <> ''),
  -- page or section where the proof stands
  place text,
  explains boolean not null,
  uploaded_by uuid references auth_user (id),
  uploaded_at timestamptz not null,
  foreign key (sheet_id, code) references round_line (sheet_id, code),
  unique (sheet_id, code, sha256)
);

-- Everything that happened, oldest first; never changed, never deleted.
create table round_entry (
  id uuid primary key,
  round_id uuid not null references assessment_round (id),
  sheet_id uuid references round_sheet (id),
  code text,
  action text not null check (action in ('opened', 'moved', 'changed', 'claimed', 'submitted', 'reopened', 'appraised',
    'explained', 'reappraised', 'imported', 'attached', 'detached', 'published')),
  said jsonb not null default '{}',
  author_id uuid references auth_user (id),
  author_name text not null,
  at timestamptz not null
);
create index round_entry_line on round_entry (sheet_id, code, at, id);
create index round_entry_round on round_entry (round_id, at, id) where sheet_id is null;
