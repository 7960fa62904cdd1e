-- What was estimated from a survey, version by version, and what people wrote in words of clerks.

-- A version never changes; publishing it is all that happens to it.
create table survey_result (
  id uuid primary key,
  survey_id uuid not null references survey (id),
  number integer not null check (number >= 1),
  -- as in src/features/estimates/schema.ts
  content jsonb not null,
  -- the sample as it stood: what weights and errors were made from; null without one
  facts jsonb,
  answers integer not null,
  -- the last answer that counted: later ones belong to the next version
  made_at timestamptz not null,
  made_by_name text not null,
  published_at timestamptz,
  published_by_name text,
  unique (survey_id, number),
  check ((published_at is null) = (published_by_name is null))
);
create trigger survey_result_kept before update on survey_result for each row
  when (old.content is distinct from new.content or old.number <> new.number or old.survey_id <> new.survey_id)
  execute function refuse_change();

-- Which answers a version counted, so that its files are those that it was made from.
create table survey_result_answer (
  result_id uuid not null references survey_result (id),
  answer_id uuid not null references survey_answer (id),
  primary key (result_id, answer_id)
);

create table survey_theme (
  id uuid primary key,
  survey_id uuid not null references survey (id),
  question text not null,
  name text not null check (name <> ''),
  unique (survey_id, question, name)
);

create table survey_answer_theme (
  answer_id uuid not null references survey_answer (id),
  theme_id uuid not null references survey_theme (id),
  primary key (answer_id, theme_id)
);
create index survey_answer_theme_theme on survey_answer_theme (theme_id);
