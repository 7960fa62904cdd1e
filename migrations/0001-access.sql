-- Accounts (written by better-auth), grants, audit, settings and the keys that make a repeated write harmless.

create table auth_user (
  id uuid primary key,
  name text not null check (name <> ''),
  email text not null,
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  title text,
  locale text not null default 'vi' check (locale in ('vi', 'en')),
  disabled_at timestamptz,
  last_seen_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index auth_user_email on auth_user (lower(email));

create table auth_session (
  id uuid primary key,
  user_id uuid not null references auth_user (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_session_user on auth_session (user_id);

create table auth_account (
  id uuid primary key,
  user_id uuid not null references auth_user (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index auth_account_user on auth_account (user_id);

create table auth_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_verification_identifier on auth_verification (identifier);

create table auth_two_factor (
  id uuid primary key,
  user_id uuid not null references auth_user (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create index auth_two_factor_user on auth_two_factor (user_id);

-- Failed sign-ins by address typed, whether or not such an account exists: the answer must not tell which.
create table sign_in_failure (
  email text primary key,
  failures integer not null,
  first_at timestamptz not null,
  locked_until timestamptz
);

-- A user holds a role in an agency from a date to a date. The agency's foreign key follows in 0002.
create table access_grant (
  id uuid primary key,
  user_id uuid not null references auth_user (id) on delete cascade,
  agency_id uuid not null,
  role text not null check (role in ('administrator', 'leader', 'monitor', 'standingOfficer', 'head', 'officer')),
  valid_from date not null,
  valid_to date,
  delegated_by uuid references auth_user (id),
  reason text,
  created_at timestamptz not null default now(),
  check (valid_to is null or valid_to >= valid_from),
  check (delegated_by is null or valid_to is not null)
);
create index access_grant_user on access_grant (user_id);
create index access_grant_agency on access_grant (agency_id);

-- Each event carries the hash of the one before it: a changed, dropped or inserted row breaks the chain.
create table audit_event (
  seq bigint primary key,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  acting_as jsonb not null,
  operation text not null,
  subject_kind text,
  subject_id text,
  fields jsonb not null,
  previous_hash text not null,
  hash text not null unique
);
create index audit_event_subject on audit_event (subject_kind, subject_id, seq);
create index audit_event_actor on audit_event (actor_id, seq);

create table idempotency_key (
  actor_id text not null,
  key text not null check (length(key) between 8 and 200),
  operation text not null,
  fingerprint text not null,
  reply jsonb,
  created_at timestamptz not null default now(),
  primary key (actor_id, key)
);
create index idempotency_key_age on idempotency_key (created_at);

create table setting (
  key text primary key,
  value jsonb not null,
  version integer not null default 1,
  updated_at timestamptz not null default now()
);

-- A calendar program cannot sign in, so the address itself is the secret; only its hash is kept.
create table calendar_feed (
  id uuid primary key,
  user_id uuid references auth_user (id) on delete cascade,
  agency_id uuid,
  token_hash text not null unique,
  created_by uuid not null references auth_user (id) on delete cascade,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  check ((user_id is null) <> (agency_id is null))
);
