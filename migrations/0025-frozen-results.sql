-- Results keep the digest of each edition that they were checked by: {"papi/2019-2020": "5f0c…"}. Should its files change
-- later, the import can say so.
alter table result_import add column editions jsonb not null default '{}' check (jsonb_typeof(editions) = 'object');

-- Groups as the index owner named them override those that we reckon: {"total": 0, "D1": 3}, 0 the highest.
alter table result_import drop constraint result_import_kind_check;
alter table result_import add constraint result_import_kind_check
  check (kind in ('scores', 'precision', 'indicators', 'groups'));
