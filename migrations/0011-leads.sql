-- Who leads a task reads what the others do in it: lists of work ask which tasks an agency leads.
create index assignment_lead on assignment (agency_id, task_id) where role = 'lead';
