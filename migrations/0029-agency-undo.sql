-- What the end of an agency changes at once, before and after: while nothing else has changed, it can be taken back.
create table agency_undo (
  agency_id uuid primary key references agency (id) on delete cascade,
  before jsonb not null,
  after jsonb not null,
  recorded_at timestamptz not null default now()
);
