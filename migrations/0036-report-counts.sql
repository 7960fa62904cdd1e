-- How far a report is, kept with it: lists of thousands of reports do not count hundreds of thousands of figures each time.

alter table report
  -- figures and sections that are there; begun: anything at all was written
  add column filled integer not null default 0,
  add column written integer not null default 0,
  add column begun boolean not null default false,
  -- figures and sections that came back and wait, and that were answered
  add column returned integer not null default 0,
  add column answered integer not null default 0;

update report p set
  filled = c.filled, written = t.written, begun = c.rows + t.rows > 0,
  returned = c.returned + t.returned, answered = c.answered + t.answered
from report o
  cross join lateral (select count(*)::int as rows, count(value)::int as filled, count(returned)::int as returned,
    count(answer)::int as answered from report_cell where report_id = o.id) c
  cross join lateral (select count(*)::int as rows, count(nullif(text, ''))::int as written,
    count(returned)::int as returned, count(answer)::int as answered from report_section where report_id = o.id) t
where o.id = p.id;
