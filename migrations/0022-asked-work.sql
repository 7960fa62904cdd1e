-- Whether work is still asked hangs on its plan: the index of an agency's work knows the plan, so that counting touches no table page.
drop index assignment_agency;
create index assignment_agency on assignment (agency_id, state, due_on, id) include (last_report_at, plan_id);
