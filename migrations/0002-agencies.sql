-- Agencies have a history: they begin, end, change their name, their parent, merge and split (architecture § 6).

create table agency (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9.-]*$'),
  name text not null check (name <> ''),
  short_name text,
  level text not null check (level in ('central', 'province', 'district', 'commune')),
  kind text not null check (kind in
    ('committee', 'council', 'office', 'department', 'division', 'inspectorate', 'front', 'union', 'party', 'court', 'procuracy',
     'police', 'military', 'vertical', 'publicService', 'managementBoard', 'media', 'enterprise', 'other')),
  place text,
  email text,
  phone text,
  valid_from date not null,
  -- the last day on which it existed
  valid_to date,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  check (valid_to is null or valid_to >= valid_from)
);
create index agency_level on agency (level, kind);

-- Earlier names; the present one is agency.name.
create table agency_name (
  id uuid primary key,
  agency_id uuid not null references agency (id) on delete cascade,
  name text not null check (name <> ''),
  short_name text,
  valid daterange not null check (not isempty(valid)),
  exclude using gist (agency_id with =, valid with &&)
);

create table agency_parent (
  id uuid primary key,
  agency_id uuid not null references agency (id) on delete cascade,
  parent_id uuid not null references agency (id),
  valid daterange not null check (not isempty(valid)),
  check (agency_id <> parent_id),
  exclude using gist (agency_id with =, valid with &&)
);
create index agency_parent_parent on agency_parent (parent_id);

-- "UBND cấp xã", "các sở, ban, ngành": expands to concrete agencies as of a date by its rule, then by named exceptions.
create table agency_group (
  id uuid primary key,
  code text not null unique,
  name text not null check (name <> ''),
  -- {levels?: [], kinds?: [], under?: agencyId, except?: [agencyId]}; null: only the named members
  rule jsonb,
  version integer not null default 1,
  updated_at timestamptz not null default now()
);

create table agency_group_member (
  id uuid primary key,
  group_id uuid not null references agency_group (id) on delete cascade,
  agency_id uuid not null references agency (id) on delete cascade,
  included boolean not null default true,
  valid daterange not null default daterange(null, null) check (not isempty(valid)),
  exclude using gist (group_id with =, agency_id with =, valid with &&)
);

-- Another way in which documents write an agency or a group. Folded: without marks, case and double blanks.
create table agency_alias (
  id uuid primary key,
  agency_id uuid references agency (id) on delete cascade,
  group_id uuid references agency_group (id) on delete cascade,
  alias text not null check (alias <> ''),
  folded text not null check (folded <> ''),
  source text not null check (source in ('import', 'manual', 'review', 'content')),
  created_by uuid references auth_user (id),
  created_at timestamptz not null default now(),
  check ((agency_id is null) <> (group_id is null))
);
create unique index agency_alias_agency on agency_alias (folded, agency_id) where agency_id is not null;
create unique index agency_alias_group on agency_alias (folded, group_id) where group_id is not null;

create table agency_lineage (
  id uuid primary key,
  from_agency_id uuid not null references agency (id),
  to_agency_id uuid not null references agency (id),
  kind text not null check (kind in ('mergedInto', 'splitInto', 'renamedTo', 'dutiesPassedTo')),
  happened_on date not null,
  document text not null check (document <> ''),
  created_at timestamptz not null default now(),
  check (from_agency_id <> to_agency_id),
  unique (from_agency_id, to_agency_id, happened_on)
);
create index agency_lineage_to on agency_lineage (to_agency_id);

alter table access_grant add foreign key (agency_id) references agency (id);
alter table calendar_feed add foreign key (agency_id) references agency (id) on delete cascade;
