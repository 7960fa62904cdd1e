-- The figures of a snapshot once more, in the order of its form and parted by tabs: thousands of reports are added up from
-- it several times faster than from named figures.

alter table report_snapshot add column row_values text;

update report_snapshot s set row_values = (
  select coalesce(string_agg(coalesce(s.figures->>((t.value->>'code') || '/' || (r.value->>'code')), ''), E'\t'
    order by t.ordinality, r.ordinality), '')
  from report p join report_round o on o.id = p.round_id join report_round_form f on f.digest = o.digest
    cross join lateral jsonb_array_elements(f.content->'tables') with ordinality t
    cross join lateral jsonb_array_elements(t.value->'rows') with ordinality r
  where p.id = s.report_id and r.value->>'kind' <> 'heading');

alter table report_snapshot alter column row_values set not null;
