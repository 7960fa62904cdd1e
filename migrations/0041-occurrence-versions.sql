-- Two times of one recurring assignment are worked on at once: each knows the version of its assignment that last changed it.
alter table assignment_occurrence add column version integer not null default 0;
update assignment_occurrence o set version = a.version from assignment a where a.id = o.assignment_id;
