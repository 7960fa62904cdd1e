-- Who is reminded of what: the rules of standing agencies, what each person chose, one digest a person and working day.

-- The rules of one standing agency for the work that it follows up; without a row those of the province hold.
create table reminder_rule (
  agency_id uuid primary key references agency (id) on delete cascade,
  value jsonb not null,
  version integer not null default 1,
  updated_at timestamptz not null default now()
);

create table reminder_preference (
  user_id uuid primary key references auth_user (id) on delete cascade,
  value jsonb not null,
  version integer not null default 1,
  updated_at timestamptz not null default now()
);

-- Each day on which the program was awake; what a clock that jumps does can be told from them.
create table reminder_day (
  day date primary key,
  seen_at timestamptz not null,
  composed_at timestamptz,
  digests integer not null default 0
);

-- Working days on which somebody wanted quiet: what would have been told comes with the next digest.
create table reminder_quiet (
  user_id uuid not null references auth_user (id) on delete cascade,
  day date not null,
  primary key (user_id, day)
);

create table reminder_digest (
  id uuid primary key,
  user_id uuid not null references auth_user (id) on delete cascade,
  day date not null,
  -- how many things of which kind; `lines` holds the first of them
  late integer not null,
  today integer not null,
  before integer not null,
  silent integer not null,
  lines jsonb not null,
  more integer not null,
  -- written while the clock ran ahead: its day is told anew when it comes
  voided boolean not null default false,
  read_at timestamptz,
  created_at timestamptz not null
);
-- a process that was killed and starts again cannot write a second one
create unique index reminder_digest_once on reminder_digest (user_id, day) where not voided;
create index reminder_digest_inbox on reminder_digest (user_id, id desc);
create index reminder_digest_unread on reminder_digest (user_id) where read_at is null;

create table reminder_delivery (
  id uuid primary key,
  digest_id uuid not null references reminder_digest (id) on delete cascade,
  channel text not null check (channel in ('mail', 'webhook')),
  recipient text not null,
  -- sending: a worker has it until next_at; when that has passed, the worker has died
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  reason text,
  sent_at timestamptz,
  unique (digest_id, channel),
  check ((state = 'sent') = (sent_at is not null))
);
create index reminder_delivery_due on reminder_delivery (next_at) where state in ('queued', 'sending');
create index reminder_delivery_state on reminder_delivery (state, id desc);
