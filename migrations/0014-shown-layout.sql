-- What the shown lines of a document alone do not say: tables with merged cells, footnotes, words that recognition left
-- doubtful: {tables, footnotes, doubts}. Pages say how far the recognition of a scan is.
alter table document
  add column source_layout jsonb not null default '{"tables": [], "footnotes": [], "doubts": []}',
  add column pages_done int not null default 0,
  add column pages_total int;

-- Passages of a plan's document that belong to nothing the reader found, and of which a person said that they are no
-- task: with them every line of the document has been looked at.
create table plan_passage (
  plan_id uuid not null references plan (id) on delete cascade,
  line_from int not null,
  line_to int not null check (line_to >= line_from),
  settled_by uuid references auth_user (id) on delete set null,
  settled_at timestamptz not null default now(),
  primary key (plan_id, line_from)
);
