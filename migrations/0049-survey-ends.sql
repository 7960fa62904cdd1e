-- What still comes in after the end of a survey, and what comes of two who ask the same person.

alter table survey
  -- closed by a person before its last day
  add column ended_at timestamptz,
  -- last days on which interviews begun before the end, and paper and files, are taken; null: so long after the end as the rules say
  add column interviews_until date,
  add column entry_until date,
  add constraint survey_ended check (ended_at is null or state = 'closed');

alter table survey_answer
  -- of an interview that was begun before the end and came after it
  add column late boolean not null default false;

alter table sample_unit
  -- whose interview came first; which one it was stands nowhere
  add column asked_by uuid references auth_user (id),
  -- who was given it before: what they asked without a line is theirs to tell
  add column earlier uuid[] not null default '{}',
  -- what others told of it and what does not count: [{by, name, outcome, reason}]
  add column also jsonb not null default '[]';

-- An interview that does not count until somebody has looked at it: of a person whom another one had asked before, who
-- had been replaced, or begun when the survey had been closed unknown to the device.
create table survey_answer_aside (
  id uuid primary key check (substr(id::text, 15, 1) = '4'),
  survey_id uuid not null references survey (id),
  why text not null check (why in ('askedTwice', 'replaced', 'afterEnd')),
  questionnaire_version integer not null,
  language text not null,
  answers jsonb not null,
  received_on date not null,
  received_at timestamptz not null,
  began_at timestamptz not null,
  seconds integer not null,
  cluster_id uuid references sample_cluster (id),
  interviewer_id uuid not null references auth_user (id),
  late boolean not null,
  decision text check (decision in ('taken', 'left')),
  decided_at timestamptz,
  decided_by_name text,
  reason text,
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by_name is null)
    and (decision is null) = (reason is null))
);
create index survey_answer_aside_survey on survey_answer_aside (survey_id, received_on, id);
create trigger survey_answer_aside_kept before update on survey_answer_aside
  for each row when (old.decision is not null or old.answers is distinct from new.answers
    or old.id is distinct from new.id or old.survey_id is distinct from new.survey_id)
  execute function refuse_change();
