-- Answers are never deleted and never change (survey_answer_kept), so that checking each of five million again only takes
-- time: a version's list of the answers that it counts names them without it.
alter table survey_result_answer drop constraint survey_result_answer_answer_id_fkey;
