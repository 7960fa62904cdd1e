-- Work that comes from above outside a plan, and conclusions of meetings: plans of a kind of their own, whose tasks make
-- ordinary assignments. What closes such work is a document: its number, its day and its file.

alter table plan add column kind text not null default 'plan' check (kind in ('plan', 'directive', 'conclusion'));
create index plan_kind on plan (kind, issued_on desc, id) where kind <> 'plan';

-- Who gave it, where the giver is no agency of the province: the plan belongs to the committee that has to answer for it.
create table directive (
  plan_id uuid primary key references plan (id) on delete cascade,
  issuer text not null
    check (issuer in ('government', 'primeMinister', 'ministry', 'party', 'council', 'province', 'agency')),
  issuer_name text not null check (issuer_name <> '')
);

-- The document by which an agency answered; gone with its file, so that handing in asks for it again.
create table assignment_answer (
  assignment_id uuid primary key references assignment (id) on delete cascade,
  number text not null check (number <> ''),
  issued_on date not null,
  evidence_id uuid not null references assignment_evidence (id) on delete cascade
);
create index assignment_answer_evidence on assignment_answer (evidence_id);

-- A meeting of the leaders of an agency, and how the rules on meetings were kept.
create table meeting (
  id uuid primary key,
  -- whose leaders held it, and which agency keeps the sheet
  agency_id uuid not null references agency (id),
  keeper_id uuid not null references agency (id),
  title text not null check (title <> ''),
  held_on date not null,
  chair text,
  place text,
  -- 'HH:MM' in Việt Nam: as invited, and as it was
  invited_at text check (invited_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  began_at text check (began_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ended_at text check (ended_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  -- papers: the last day on which they had to be sent, and the day on which the last of them was
  papers_due_on date,
  papers_sent_on date,
  papers_note text,
  -- room, line, equipment; null while nobody has said
  conditions_met boolean,
  conditions_note text,
  -- its conclusions
  plan_id uuid references plan (id) on delete set null,
  created_by uuid references auth_user (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
create index meeting_held on meeting (agency_id, held_on desc, id);
create unique index meeting_plan on meeting (plan_id) where plan_id is not null;

-- Who was invited, and who came.
create table meeting_attendance (
  meeting_id uuid not null references meeting (id) on delete cascade,
  agency_id uuid not null references agency (id),
  -- invited: nobody has said yet; deputy: somebody else than the one invited
  state text not null check (state in ('invited', 'present', 'deputy', 'late', 'excused', 'absent')),
  primary key (meeting_id, agency_id)
);
create index meeting_attendance_agency on meeting_attendance (agency_id);
