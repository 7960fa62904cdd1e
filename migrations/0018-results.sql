-- Published results of indices. Each import says where its values come from and of which day they are; a later import
-- corrects an earlier one without changing it, and taking an import back brings the earlier values to the fore again.
create table result_import (
  id uuid primary key,
  framework text not null check (framework <> ''),
  level text not null check (level in ('province', 'department', 'commune', 'unit')),
  kind text not null check (kind in ('scores', 'precision', 'indicators')),
  source text not null check (source <> ''),
  published_on date,
  filename text not null,
  value_count integer not null check (value_count >= 0),
  imported_at timestamptz not null,
  imported_by uuid references auth_user (id),
  withdrawn_at timestamptz,
  withdrawn_by uuid references auth_user (id)
);
create index result_import_framework on result_import (framework, imported_at);

-- What one import says of one unit in one year: {"1.1": 1264100000000}, in 10^-12 of a point; null: published as unscored.
-- For precision the standard errors, for indicators the values as they were published, both as decimals.
create table result_sheet (
  import_id uuid not null references result_import (id) on delete cascade,
  year integer not null check (year between 1990 and 2200),
  -- 'locality:<id>' or 'agency:<uuid>'
  unit text not null check (unit ~ '^(locality|agency):.'),
  figures jsonb not null check (jsonb_typeof(figures) = 'object'),
  primary key (import_id, year, unit)
);
