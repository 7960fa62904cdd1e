-- Title and chair of a meeting without marks, for search.

alter table meeting add column folded text not null default '';
