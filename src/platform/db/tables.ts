// Made by "npm run cli -- db.types" from a migrated database. Do not edit.
import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Numeric = ColumnType<string, number | string, number | string>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface AccessGrant {
  agency_id: string;
  created_at: Generated<Timestamp>;
  delegated_by: string | null;
  id: string;
  reason: string | null;
  role: string;
  user_id: string;
  valid_from: string;
  valid_to: string | null;
}

export interface Agency {
  code: string;
  email: string | null;
  id: string;
  kind: string;
  level: string;
  name: string;
  phone: string | null;
  place: string | null;
  short_name: string | null;
  updated_at: Generated<Timestamp>;
  valid_from: string;
  valid_to: string | null;
  version: Generated<number>;
}

export interface AgencyAlias {
  agency_id: string | null;
  alias: string;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  folded: string;
  group_id: string | null;
  id: string;
  source: string;
}

export interface AgencyGroup {
  code: string;
  id: string;
  name: string;
  rule: Json | null;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface AgencyGroupMember {
  agency_id: string;
  group_id: string;
  id: string;
  included: Generated<boolean>;
  valid: Generated<string>;
}

export interface AgencyLineage {
  created_at: Generated<Timestamp>;
  document: string;
  from_agency_id: string;
  happened_on: string;
  id: string;
  kind: string;
  to_agency_id: string;
}

export interface AgencyName {
  agency_id: string;
  id: string;
  name: string;
  short_name: string | null;
  valid: string;
}

export interface AgencyParent {
  agency_id: string;
  id: string;
  parent_id: string;
  valid: string;
}

export interface Assignment {
  agency_id: string;
  completed_at: Timestamp | null;
  created_at: Generated<Timestamp>;
  due_on: string | null;
  id: string;
  last_report_at: Timestamp | null;
  percent: Generated<number>;
  plan_id: string;
  role: string;
  state: Generated<string>;
  task_id: string;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface AssignmentEntry {
  action: string;
  assignment_id: string;
  at: Timestamp;
  author_id: string | null;
  author_name: string;
  due_from: string | null;
  due_to: string | null;
  figure: Numeric | null;
  figure_unit: string | null;
  from_state: string | null;
  id: string;
  percent: number | null;
  sentence: string | null;
  to_state: string | null;
}

export interface AssignmentEvidence {
  assignment_id: string;
  entry_id: string | null;
  filename: string;
  id: string;
  sha256: string;
  uploaded_at: Generated<Timestamp>;
  uploaded_by: string | null;
}

export interface AssignmentExtension {
  asked_at: Timestamp;
  asked_by: string | null;
  assignment_id: string;
  decided_at: Timestamp | null;
  decided_by: string | null;
  decision_note: string | null;
  due_from: string | null;
  due_to: string;
  id: string;
  reason: string;
  state: Generated<string>;
}

export interface AuditEvent {
  acting_as: Json;
  actor_id: string | null;
  actor_name: string;
  at: Timestamp;
  fields: Json;
  hash: string;
  operation: string;
  previous_hash: string;
  seq: number;
  subject_id: string | null;
  subject_kind: string | null;
}

export interface AuthAccount {
  access_token: string | null;
  access_token_expires_at: Timestamp | null;
  account_id: string;
  created_at: Generated<Timestamp>;
  id: string;
  id_token: string | null;
  password: string | null;
  provider_id: string;
  refresh_token: string | null;
  refresh_token_expires_at: Timestamp | null;
  scope: string | null;
  updated_at: Generated<Timestamp>;
  user_id: string;
}

export interface AuthSession {
  created_at: Generated<Timestamp>;
  expires_at: Timestamp;
  id: string;
  ip_address: string | null;
  token: string;
  updated_at: Generated<Timestamp>;
  user_agent: string | null;
  user_id: string;
}

export interface AuthTwoFactor {
  backup_codes: string;
  failed_verification_count: Generated<number>;
  id: string;
  locked_until: Timestamp | null;
  secret: string;
  user_id: string;
  verified: Generated<boolean>;
}

export interface AuthUser {
  created_at: Generated<Timestamp>;
  disabled_at: Timestamp | null;
  email: string;
  email_verified: Generated<boolean>;
  id: string;
  image: string | null;
  last_seen_at: Timestamp | null;
  locale: Generated<string>;
  name: string;
  title: string | null;
  two_factor_enabled: Generated<boolean>;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface AuthVerification {
  created_at: Generated<Timestamp>;
  expires_at: Timestamp;
  id: string;
  identifier: string;
  updated_at: Generated<Timestamp>;
  value: string;
}

export interface CalendarFeed {
  agency_id: string | null;
  created_at: Generated<Timestamp>;
  created_by: string;
  id: string;
  revoked_at: Timestamp | null;
  token_hash: string;
  user_id: string | null;
}

export interface Document {
  agency_id: string;
  attempts: Generated<number>;
  filename: string;
  id: string;
  kind: string | null;
  problem_code: string | null;
  problem_message: string | null;
  progress: Generated<number>;
  read_at: Timestamp | null;
  reading: Json | null;
  sha256: string;
  source_text: string | null;
  state: Generated<string>;
  uploaded_at: Generated<Timestamp>;
  uploaded_by: string | null;
  version: Generated<number>;
}

export interface IdempotencyKey {
  actor_id: string;
  created_at: Generated<Timestamp>;
  fingerprint: string;
  key: string;
  operation: string;
  reply: Json | null;
}

export interface Plan {
  agency_id: string;
  confirmed_at: Timestamp | null;
  confirmed_by: string | null;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  document_id: string | null;
  id: string;
  indices: Generated<string[]>;
  is_public: Generated<boolean>;
  issued_on: string | null;
  number: string | null;
  parent_plan_id: string | null;
  period_from: string | null;
  period_to: string | null;
  place: string | null;
  replaces_plan_id: string | null;
  signer: string | null;
  signer_title: string | null;
  standing_agency_id: string;
  status: Generated<string>;
  title: string;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface PlanBaseline {
  id: string;
  index_name: string;
  line: number | null;
  plan_id: string;
  position: number;
  rank: number | null;
  rank_of: number | null;
  scale: Numeric | null;
  unit: string | null;
  value: Numeric | null;
  year: number | null;
}

export interface PlanBasis {
  dated: string | null;
  id: string;
  line_from: number | null;
  line_to: number | null;
  number: string;
  plan_id: string;
  position: number;
  role: string;
}

export interface PlanSection {
  axis: string | null;
  id: string;
  index_name: string | null;
  line: number | null;
  path: string;
  plan_id: string;
  position: number;
  title: string;
}

export interface PlanTarget {
  axis: string | null;
  id: string;
  index_name: string | null;
  level: string;
  line: number | null;
  op: string | null;
  plan_id: string;
  position: number;
  rank_from: number | null;
  rank_to: number | null;
  relative_to: number | null;
  text: string;
  unit: string | null;
  value: Numeric | null;
  year: number | null;
}

export interface Setting {
  key: string;
  updated_at: Generated<Timestamp>;
  value: Json;
  version: Generated<number>;
}

export interface SignInFailure {
  email: string;
  failures: number;
  first_at: Timestamp;
  locked_until: Timestamp | null;
}

export interface StoredFile {
  created_at: Generated<Timestamp>;
  media_type: string;
  sha256: string;
  size: number;
}

export interface Task {
  alternatives: Generated<Json>;
  assigned: Generated<boolean>;
  axis: string | null;
  coordinating_raw: string | null;
  criterion_text: string | null;
  deadline: Json | null;
  deadline_raw: string | null;
  due_on: string | null;
  fields: Generated<Json>;
  flags: Generated<Json>;
  funding: string | null;
  id: string;
  index_name: string | null;
  kind: string;
  lead_raw: string | null;
  line_from: number | null;
  line_to: number | null;
  path: string;
  plan_id: string;
  position: Numeric;
  product: string | null;
  review: Generated<string>;
  role_explicit: Generated<boolean>;
  text: string;
  updated_at: Generated<Timestamp>;
  version: Generated<number>;
}

export interface TaskCriterion {
  criterion_code: string;
  criterion_name: string;
  index_name: string;
  task_id: string;
}

export interface TaskParty {
  agency_id: string | null;
  candidates: Generated<Json>;
  certainty: string;
  group_id: string | null;
  id: string;
  name_raw: string;
  position: number;
  role: string;
  task_id: string;
}

export interface DB {
  access_grant: AccessGrant;
  agency: Agency;
  agency_alias: AgencyAlias;
  agency_group: AgencyGroup;
  agency_group_member: AgencyGroupMember;
  agency_lineage: AgencyLineage;
  agency_name: AgencyName;
  agency_parent: AgencyParent;
  assignment: Assignment;
  assignment_entry: AssignmentEntry;
  assignment_evidence: AssignmentEvidence;
  assignment_extension: AssignmentExtension;
  audit_event: AuditEvent;
  auth_account: AuthAccount;
  auth_session: AuthSession;
  auth_two_factor: AuthTwoFactor;
  auth_user: AuthUser;
  auth_verification: AuthVerification;
  calendar_feed: CalendarFeed;
  document: Document;
  idempotency_key: IdempotencyKey;
  plan: Plan;
  plan_baseline: PlanBaseline;
  plan_basis: PlanBasis;
  plan_section: PlanSection;
  plan_target: PlanTarget;
  setting: Setting;
  sign_in_failure: SignInFailure;
  stored_file: StoredFile;
  task: Task;
  task_criterion: TaskCriterion;
  task_party: TaskParty;
}
