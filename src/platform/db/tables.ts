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
  agencyId: string;
  createdAt: Generated<Timestamp>;
  delegatedBy: string | null;
  id: string;
  reason: string | null;
  role: string;
  userId: string;
  validFrom: string;
  validTo: string | null;
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
  shortName: string | null;
  updatedAt: Generated<Timestamp>;
  validFrom: string;
  validTo: string | null;
  version: Generated<number>;
}

export interface AgencyAlias {
  agencyId: string | null;
  alias: string;
  createdAt: Generated<Timestamp>;
  createdBy: string | null;
  folded: string;
  groupId: string | null;
  id: string;
  source: string;
}

export interface AgencyAliasRevoked {
  agencyId: string | null;
  alias: string;
  createdAt: Timestamp;
  createdBy: string | null;
  folded: string;
  groupId: string | null;
  id: string;
  revokedAt: Timestamp;
  revokedBy: string | null;
  source: string;
}

export interface AgencyGroup {
  code: string;
  id: string;
  name: string;
  rule: Json | null;
  updatedAt: Generated<Timestamp>;
  version: Generated<number>;
}

export interface AgencyGroupMember {
  agencyId: string;
  groupId: string;
  id: string;
  included: Generated<boolean>;
  valid: Generated<string>;
}

export interface AgencyLineage {
  createdAt: Generated<Timestamp>;
  document: string;
  fromAgencyId: string;
  happenedOn: string;
  id: string;
  kind: string;
  toAgencyId: string;
}

export interface AgencyName {
  agencyId: string;
  id: string;
  name: string;
  shortName: string | null;
  valid: string;
}

export interface AgencyParent {
  agencyId: string;
  id: string;
  parentId: string;
  valid: string;
}

export interface AgencyUndo {
  after: Json;
  agencyId: string;
  before: Json;
  recordedAt: Generated<Timestamp>;
}

export interface AssessmentRound {
  agencyId: string;
  appraiserIds: string[];
  appraiseUntil: string;
  createdAt: Generated<Timestamp>;
  digest: string;
  explainUntil: string;
  id: string;
  illustrative: Generated<boolean>;
  name: string;
  opensOn: string;
  periodFrom: string;
  periodTo: string;
  publishedAt: Timestamp | null;
  publishOn: string;
  reappraiseUntil: string;
  selfUntil: string;
  stage: Generated<string>;
  version: Generated<number>;
  year: number;
}

export interface Assignment {
  agencyId: string;
  completedAt: Timestamp | null;
  createdAt: Generated<Timestamp>;
  dueOn: string | null;
  id: string;
  lastReportAt: Timestamp | null;
  occurrenceName: string | null;
  occurrencesWaiting: Generated<number>;
  pausedDueOn: string | null;
  pausedOn: string | null;
  percent: Generated<number>;
  planId: string;
  role: string;
  state: Generated<string>;
  taskId: string;
  updatedAt: Generated<Timestamp>;
  version: Generated<number>;
}

export interface AssignmentAnswer {
  assignmentId: string;
  evidenceId: string;
  issuedOn: string;
  number: string;
}

export interface AssignmentEntry {
  action: string;
  assignmentId: string;
  at: Timestamp;
  authorId: string | null;
  authorName: string;
  dueFrom: string | null;
  dueTo: string | null;
  figure: Numeric | null;
  figureUnit: string | null;
  fromState: string | null;
  id: string;
  occurrenceId: string | null;
  percent: number | null;
  sentence: string | null;
  toState: string | null;
}

export interface AssignmentEvidence {
  assignmentId: string;
  entryId: string | null;
  filename: string;
  id: string;
  sha256: string;
  uploadedAt: Generated<Timestamp>;
  uploadedBy: string | null;
}

export interface AssignmentExtension {
  askedAt: Timestamp;
  askedBy: string | null;
  assignmentId: string;
  decidedAt: Timestamp | null;
  decidedBy: string | null;
  decisionNote: string | null;
  dueFrom: string | null;
  dueTo: string;
  id: string;
  occurrenceId: string | null;
  reason: string;
  state: Generated<string>;
}

export interface AssignmentOccurrence {
  assignmentId: string;
  completedAt: Timestamp | null;
  createdAt: Timestamp;
  dueOn: string | null;
  id: string;
  lastReportAt: Timestamp | null;
  name: string;
  onDay: string;
  pausedDueOn: string | null;
  pausedOn: string | null;
  percent: Generated<number>;
  state: string;
  version: Generated<number>;
}

export interface AuditEvent {
  actingAs: Json;
  actorId: string | null;
  actorName: string;
  at: Timestamp;
  fields: Json;
  hash: string;
  operation: string;
  previousHash: string;
  seq: number;
  subjectId: string | null;
  subjectKind: string | null;
}

export interface AuthAccount {
  accessToken: string | null;
  accessTokenExpiresAt: Timestamp | null;
  accountId: string;
  createdAt: Generated<Timestamp>;
  id: string;
  idToken: string | null;
  password: string | null;
  providerId: string;
  refreshToken: string | null;
  refreshTokenExpiresAt: Timestamp | null;
  scope: string | null;
  updatedAt: Generated<Timestamp>;
  userId: string;
}

export interface AuthSession {
  createdAt: Generated<Timestamp>;
  expiresAt: Timestamp;
  id: string;
  ipAddress: string | null;
  token: string;
  updatedAt: Generated<Timestamp>;
  userAgent: string | null;
  userId: string;
}

export interface AuthTwoFactor {
  backupCodes: string;
  failedVerificationCount: Generated<number>;
  id: string;
  lockedUntil: Timestamp | null;
  secret: string;
  userId: string;
  verified: Generated<boolean>;
}

export interface AuthUser {
  createdAt: Generated<Timestamp>;
  disabledAt: Timestamp | null;
  email: string;
  emailVerified: Generated<boolean>;
  id: string;
  image: string | null;
  lastSeenAt: Timestamp | null;
  locale: Generated<string>;
  name: string;
  title: string | null;
  twoFactorEnabled: Generated<boolean>;
  updatedAt: Generated<Timestamp>;
  version: Generated<number>;
}

export interface AuthVerification {
  createdAt: Generated<Timestamp>;
  expiresAt: Timestamp;
  id: string;
  identifier: string;
  updatedAt: Generated<Timestamp>;
  value: string;
}

export interface CalendarChange {
  at: Timestamp;
  byName: string;
  dayId: string;
  id: string;
  kind: string;
  version: number;
}

export interface CalendarDay {
  addedAt: Timestamp;
  addedBy: string | null;
  addedByName: string;
  day: string;
  id: string;
  kind: string;
  name: string;
  removedAt: Timestamp | null;
  removedByName: string | null;
  source: string;
}

export interface CalendarFeed {
  agencyId: string | null;
  createdAt: Generated<Timestamp>;
  createdBy: string;
  id: string;
  revokedAt: Timestamp | null;
  tokenHash: string;
  userId: string | null;
}

export interface CalendarMove {
  agencyId: string;
  changeId: string;
  dueFrom: string;
  dueTo: string;
  kind: string;
  planId: string;
  subjectId: string;
  words: string;
}

export interface CascadeDuty {
  agencyId: string;
  askedTo: string | null;
  countedFrom: string;
  createdAt: Generated<Timestamp>;
  documentId: string | null;
  dueOn: string | null;
  id: string;
  issuedOn: string | null;
  ownPlanId: string | null;
  pausedDueOn: string | null;
  pausedOn: string | null;
  planId: string;
  version: Generated<number>;
}

export interface CascadeDutyEntry {
  action: string;
  at: Timestamp;
  authorId: string | null;
  authorName: string;
  dueFrom: string | null;
  dueTo: string | null;
  dutyId: string;
  id: string;
  onDay: string;
  reason: string;
}

export interface CascadeLink {
  confirmedAt: Timestamp | null;
  confirmedBy: string | null;
  dutyId: string;
  lacks: Generated<string[]>;
  likeness: number | null;
  ownTaskId: string;
  taskId: string;
}

export interface CascadeRequest {
  answer: string | null;
  answeredAt: Timestamp | null;
  answeredBy: string | null;
  answeredByName: string | null;
  askedAt: Timestamp;
  askedBy: string | null;
  askedByName: string;
  closedAt: Timestamp | null;
  dutyId: string;
  id: string;
  reason: string;
  taskId: string | null;
}

export interface CascadeRule {
  added: Generated<string[]>;
  departments: boolean;
  dueDay: string | null;
  leftOut: Generated<string[]>;
  localities: boolean;
  planId: string;
  updatedAt: Generated<Timestamp>;
  version: Generated<number>;
  workingDays: number;
}

export interface CascadeWaiver {
  dutyId: string;
  givenAt: Timestamp;
  givenBy: string | null;
  givenByName: string;
  reason: string;
  taskId: string;
}

export interface ConfirmedTarget {
  code: string | null;
  confirmedAt: Timestamp;
  confirmedBy: string | null;
  confirmedByName: string;
  framework: string;
  targetId: string;
  typed: Json | null;
  year: number | null;
}

export interface CriterionAlias {
  createdAt: Timestamp;
  createdBy: string | null;
  criterionCode: string;
  criterionName: string;
  folded: string;
  id: string;
  indexName: string;
  revokedAt: Timestamp | null;
  revokedBy: string | null;
  words: string;
}

export interface Directive {
  issuer: string;
  issuerName: string;
  planId: string;
}

export interface Document {
  agencyId: string;
  attempts: Generated<number>;
  filename: string;
  id: string;
  kind: string | null;
  kindEvidence: Generated<string[]>;
  linePlaces: Json | null;
  pagesDone: Generated<number>;
  pagesTotal: number | null;
  problemCode: string | null;
  problemMessage: string | null;
  progress: Generated<number>;
  readAt: Timestamp | null;
  reading: Json | null;
  sha256: string;
  sourceKind: string | null;
  sourceLayout: Generated<Json>;
  sourceNotes: Generated<Json>;
  sourceText: string | null;
  state: Generated<string>;
  taskCount: Generated<number>;
  uploadedAt: Generated<Timestamp>;
  uploadedBy: string | null;
  version: Generated<number>;
}

export interface IdempotencyKey {
  actorId: string;
  createdAt: Generated<Timestamp>;
  fingerprint: string;
  key: string;
  operation: string;
  reply: Json | null;
}

export interface InterviewDevice {
  createdAt: Timestamp;
  endedAt: Timestamp | null;
  id: string;
  keyDigest: string;
  name: string;
  userId: string;
}

export interface InterviewLetterKey {
  createdAt: Timestamp;
  mark: string;
  privateSealed: Buffer;
  publicKey: Buffer;
}

export interface MailOutbox {
  at: Timestamp;
  content: Buffer;
  id: string;
  messageId: string;
  recipients: string[];
  subject: string;
  text: string;
}

export interface Meeting {
  agencyId: string;
  beganAt: string | null;
  chair: string | null;
  conditionsMet: boolean | null;
  conditionsNote: string | null;
  createdAt: Generated<Timestamp>;
  createdBy: string | null;
  endedAt: string | null;
  folded: Generated<string>;
  heldOn: string;
  id: string;
  invitedAt: string | null;
  keeperId: string;
  papersDueOn: string | null;
  papersNote: string | null;
  papersSentOn: string | null;
  place: string | null;
  planId: string | null;
  title: string;
  updatedAt: Generated<Timestamp>;
  version: Generated<number>;
}

export interface MeetingAttendance {
  agencyId: string;
  meetingId: string;
  state: string;
}

export interface Plan {
  agenciesAsOf: string | null;
  agenciesChosenBy: string | null;
  agencyId: string;
  amends: Generated<string[]>;
  confirmedAt: Timestamp | null;
  confirmedBy: string | null;
  createdAt: Generated<Timestamp>;
  createdBy: string | null;
  documentId: string | null;
  flags: Generated<Json>;
  folded: Generated<string>;
  id: string;
  indices: Generated<string[]>;
  isPublic: Generated<boolean>;
  issuedOn: string | null;
  kind: Generated<string>;
  number: string | null;
  parentPlanId: string | null;
  periodFrom: string | null;
  periodTo: string | null;
  place: string | null;
  replacesPlanId: string | null;
  signer: string | null;
  signerTitle: string | null;
  standingAgencyId: string;
  status: Generated<string>;
  title: string;
  updatedAt: Generated<Timestamp>;
  version: Generated<number>;
}

export interface PlanBaseline {
  id: string;
  indexName: string;
  line: number | null;
  planId: string;
  position: number;
  rank: number | null;
  rankOf: number | null;
  scale: Numeric | null;
  unit: string | null;
  value: Numeric | null;
  year: number | null;
}

export interface PlanBasis {
  dated: string | null;
  id: string;
  lineFrom: number | null;
  lineTo: number | null;
  number: string;
  planId: string;
  position: number;
  role: string;
}

export interface PlanPassage {
  lineFrom: number;
  lineTo: number;
  planId: string;
  settledAt: Generated<Timestamp>;
  settledBy: string | null;
}

export interface PlanSection {
  axis: string | null;
  id: string;
  indexName: string | null;
  line: number | null;
  path: string;
  planId: string;
  position: number;
  title: string;
}

export interface PlanTarget {
  axis: string | null;
  id: string;
  indexName: string | null;
  level: string;
  line: number | null;
  op: string | null;
  planId: string;
  position: number;
  rankFrom: number | null;
  rankTo: number | null;
  relativeTo: number | null;
  text: string;
  unit: string | null;
  value: Numeric | null;
  year: number | null;
}

export interface Questionnaire {
  agencyId: string;
  createdAt: Timestamp;
  createdByName: string;
  id: string;
  title: string;
}

export interface QuestionnaireVersion {
  content: Json;
  edit: Generated<number>;
  number: number;
  publishedAt: Timestamp | null;
  publishedByName: string | null;
  questionnaireId: string;
  testedEdit: number | null;
  updatedAt: Timestamp;
}

export interface ReminderDay {
  composedAt: Timestamp | null;
  day: string;
  digests: Generated<number>;
  seenAt: Timestamp;
}

export interface ReminderDelivery {
  attempts: Generated<number>;
  channel: string;
  digestId: string;
  id: string;
  nextAt: Timestamp;
  reason: string | null;
  recipient: string;
  sentAt: Timestamp | null;
  state: Generated<string>;
}

export interface ReminderDigest {
  before: number;
  createdAt: Timestamp;
  day: string;
  id: string;
  late: number;
  lines: Json;
  more: number;
  readAt: Timestamp | null;
  silent: number;
  today: number;
  userId: string;
  voided: Generated<boolean>;
}

export interface ReminderPreference {
  updatedAt: Generated<Timestamp>;
  userId: string;
  value: Json;
  version: Generated<number>;
}

export interface ReminderQuiet {
  day: string;
  userId: string;
}

export interface ReminderRule {
  agencyId: string;
  updatedAt: Generated<Timestamp>;
  value: Json;
  version: Generated<number>;
}

export interface Report {
  agencyId: string;
  agencyKind: string;
  answered: Generated<number>;
  begun: Generated<boolean>;
  correcting: Json | null;
  filled: Generated<number>;
  firstSentAt: Timestamp | null;
  id: string;
  includes: Generated<string[]>;
  isPublic: Generated<boolean>;
  kind: string;
  level: string;
  name: string;
  returned: Generated<number>;
  roundId: string;
  state: Generated<string>;
  submittedAt: Timestamp | null;
  version: Generated<number>;
  written: Generated<number>;
}

export interface ReportCell {
  answer: string | null;
  boundReason: string | null;
  field: string;
  note: string | null;
  ownShare: string | null;
  reason: string | null;
  reportId: string;
  returned: Json | null;
  source: Generated<string>;
  updatedAt: Timestamp;
  updatedByName: string;
  value: string | null;
  version: Generated<number>;
}

export interface ReportEntry {
  action: string;
  at: Timestamp;
  authorId: string | null;
  authorName: string;
  id: string;
  item: string | null;
  reportId: string;
  said: Generated<Json>;
}

export interface ReportFile {
  filename: string;
  id: string;
  item: Generated<string>;
  reportId: string;
  sha256: string;
  uploadedAt: Timestamp;
  uploadedByName: string;
}

export interface ReportForm {
  code: string;
  content: Json;
  edit: Generated<number>;
  publishedAt: Timestamp | null;
  updatedAt: Timestamp;
  version: string;
}

export interface ReportRound {
  closedAt: Timestamp | null;
  dataFrom: string | null;
  dataTo: string | null;
  derivation: Generated<Json>;
  digest: string;
  id: string;
  key: string;
  kind: string;
  lastInTime: string | null;
  name: string;
  openedAt: Timestamp;
  openedByName: string;
  seriesId: string;
  state: Generated<string>;
  version: Generated<number>;
}

export interface ReportRoundForm {
  content: Json;
  digest: string;
}

export interface ReportSection {
  answer: string | null;
  code: string;
  drafted: Generated<boolean>;
  reportId: string;
  returned: Json | null;
  text: Generated<string>;
  updatedAt: Timestamp;
  updatedByName: string;
  version: Generated<number>;
}

export interface ReportSeries {
  agencyId: string;
  formCode: string;
  formVersion: string;
  id: string;
  illustrative: Generated<boolean>;
  openDaysBefore: Generated<number>;
  opensByItself: Generated<boolean>;
  regime: Json;
  reporters: Json;
  title: string;
  updatedAt: Timestamp;
  validFrom: string;
  validTo: string | null;
  version: Generated<number>;
}

export interface ReportSnapshot {
  at: Timestamp;
  byName: string;
  content: string;
  figures: Json;
  includes: Generated<string[]>;
  number: number;
  reason: string | null;
  reportId: string;
  rowValues: string;
  sha256: string;
}

export interface ResultImport {
  editions: Generated<Json>;
  filename: string;
  framework: string;
  id: string;
  importedAt: Timestamp;
  importedBy: string | null;
  kind: string;
  level: string;
  publishedOn: string | null;
  source: string;
  valueCount: number;
  withdrawnAt: Timestamp | null;
  withdrawnBy: string | null;
}

export interface ResultSheet {
  figures: Json;
  importId: string;
  unit: string;
  year: number;
}

export interface RoundEdition {
  content: Json;
  digest: string;
  edition: string;
  framework: string;
}

export interface RoundEntry {
  action: string;
  at: Timestamp;
  authorId: string | null;
  authorName: string;
  code: string | null;
  id: string;
  roundId: string;
  said: Generated<Json>;
  sheetId: string | null;
}

export interface RoundEvidence {
  code: string;
  explains: boolean;
  filename: string;
  id: string;
  issuedOn: string | null;
  place: string | null;
  sha256: string;
  sheetId: string;
  uploadedAt: Timestamp;
  uploadedBy: string | null;
}

export interface RoundLine {
  claim: Json | null;
  code: string;
  excuse: string | null;
  explanation: string | null;
  imported: number | null;
  importedFrom: Json | null;
  note: string | null;
  points: number | null;
  returned: Json | null;
  sheetId: string;
  updatedAt: Timestamp | null;
  verdict1: Json | null;
  verdict2: Json | null;
  version: Generated<number>;
}

export interface RoundSheet {
  agencyId: string;
  className: string | null;
  id: string;
  maximum: number | null;
  name: string;
  percent: number | null;
  place: number | null;
  points: number | null;
  roundId: string;
  submittedAt: Timestamp | null;
  submittedBy: string | null;
  tiedWith: number | null;
  unit: string;
  version: Generated<number>;
}

export interface Sample {
  begun: Json | null;
  design: Json;
  drawnAt: Timestamp | null;
  drawnByName: string | null;
  id: string;
  peopleForgottenAt: Timestamp | null;
  seed: number | null;
  surveyId: string;
  updatedAt: Timestamp;
  version: Generated<number>;
}

export interface SampleCluster {
  certain: Generated<boolean>;
  code: string;
  id: string;
  label: string;
  parentId: string | null;
  people: number | null;
  place: number;
  population: number | null;
  sampleId: string;
  size: number | null;
  stage: number;
  stratum: string | null;
  weight: number | null;
}

export interface SampleFrame {
  certain: Generated<boolean>;
  code: string;
  name: string | null;
  parent: string | null;
  place: number;
  sampleId: string;
  sealed: Buffer | null;
  size: number | null;
  stage: number;
  stratum: string | null;
}

export interface SampleUnit {
  also: Generated<Json>;
  askedBy: string | null;
  clusterId: string;
  code: string | null;
  earlier: Generated<string[]>;
  id: string;
  interviewerId: string | null;
  outcome: Generated<string>;
  place: number;
  reason: string | null;
  replacedBy: string | null;
  reserve: boolean;
  sealed: Buffer | null;
}

export interface ScoreBook {
  agencyId: string;
  claims: Generated<Json>;
  edition: string;
  framework: string;
  id: string;
  illustrative: Generated<boolean>;
  keeperId: string;
  sources: Generated<Json>;
  updatedAt: Timestamp;
  updatedBy: string | null;
  version: Generated<number>;
  year: number;
}

export interface ScoreDay {
  bookId: string | null;
  digest: string;
  gaps: number;
  id: string;
  lines: Json;
  maximum: number;
  points: number;
  sheetId: string | null;
  takenAt: Timestamp;
  takenBy: string | null;
  takenByName: string;
  takenOn: string;
}

export interface Setting {
  key: string;
  updatedAt: Generated<Timestamp>;
  value: Json;
  version: Generated<number>;
}

export interface SignInFailure {
  email: string;
  failures: number;
  firstAt: Timestamp;
  lockedUntil: Timestamp | null;
  toldAt: Timestamp | null;
}

export interface StoredFile {
  createdAt: Generated<Timestamp>;
  mediaType: string;
  sha256: string;
  size: number;
}

export interface Survey {
  agencyId: string;
  closesOn: string;
  codes: Generated<boolean>;
  collecting: Generated<string[]>;
  endedAt: Timestamp | null;
  entryUntil: string | null;
  id: string;
  illustrative: Generated<boolean>;
  interviewsUntil: string | null;
  openLink: Generated<boolean>;
  opensOn: string;
  questionnaireId: string;
  slug: string;
  state: Generated<string>;
  title: string;
  updatedAt: Timestamp;
  version: Generated<number>;
  versions: number[];
}

export interface SurveyAnswer {
  answers: Json;
  beganAt: Timestamp | null;
  channel: string;
  clusterId: string | null;
  correctedByName: string | null;
  corrects: string | null;
  id: string;
  interviewerId: string | null;
  language: string;
  late: Generated<boolean>;
  questionnaireVersion: number;
  reason: string | null;
  receivedAt: Timestamp | null;
  receivedOn: string;
  seconds: number | null;
  surveyId: string;
}

export interface SurveyAnswerAside {
  answers: Json;
  beganAt: Timestamp;
  clusterId: string | null;
  decidedAt: Timestamp | null;
  decidedByName: string | null;
  decision: string | null;
  id: string;
  interviewerId: string;
  language: string;
  late: boolean;
  questionnaireVersion: number;
  reason: string | null;
  receivedAt: Timestamp;
  receivedOn: string;
  seconds: number;
  surveyId: string;
  why: string;
}

export interface SurveyAnswerTheme {
  answerId: string;
  themeId: string;
}

export interface SurveyCodes {
  issued: number;
  surveyId: string;
  unused: Buffer;
}

export interface SurveyCounter {
  createdAt: Timestamp;
  endedAt: Timestamp | null;
  id: string;
  keyDigest: string;
  name: string;
  surveyId: string;
}

export interface SurveyPhoto {
  sha256: string;
  surveyId: string;
}

export interface SurveyQuota {
  id: string;
  most: number;
  position: number;
  rule: string | null;
  surveyId: string;
  taken: Generated<number>;
  title: string;
}

export interface SurveyResult {
  answers: number;
  asked: Json | null;
  content: Json | null;
  facts: Json | null;
  failed: string | null;
  id: string;
  madeAt: Timestamp;
  madeByName: string;
  number: number;
  publishedAt: Timestamp | null;
  publishedByName: string | null;
  surveyId: string;
  withdrawnAt: Timestamp | null;
  withdrawnByName: string | null;
  withdrawnReason: string | null;
  withheld: Json | null;
}

export interface SurveyResultAnswer {
  answerId: string;
  resultId: string;
}

export interface SurveyResultSingle {
  kind: string;
  openedBy: string;
  resultId: string;
  singles: Json;
  source: string;
}

export interface SurveySheet {
  answerId: string | null;
  id: string;
  number: number;
  questionnaireVersion: number;
  surveyId: string;
}

export interface SurveySheetEntry {
  answers: Json;
  clerkId: string;
  enteredAt: Timestamp;
  position: number;
  sheetId: string;
}

export interface SurveyTheme {
  id: string;
  name: string;
  question: string;
  surveyId: string;
}

export interface Task {
  alternatives: Generated<Json>;
  assigned: Generated<boolean>;
  axis: string | null;
  coordinatingRaw: string | null;
  criterionText: string | null;
  deadline: Json | null;
  deadlineRaw: string | null;
  dueByHand: Generated<boolean>;
  dueOn: string | null;
  fields: Generated<Json>;
  flags: Generated<Json>;
  folded: Generated<string>;
  funding: string | null;
  id: string;
  indexName: string | null;
  keptFromId: string | null;
  kind: string;
  leadRaw: string | null;
  lineFrom: number | null;
  lineTo: number | null;
  path: string;
  planId: string;
  position: Numeric;
  product: string | null;
  review: Generated<string>;
  roleExplicit: Generated<boolean>;
  searchText: Generated<string>;
  text: string;
  updatedAt: Generated<Timestamp>;
  version: Generated<number>;
}

export interface TaskCriterion {
  certainty: Generated<string>;
  criterionCode: string;
  criterionName: string;
  edition: string | null;
  indexName: string;
  learnedId: string | null;
  taskId: string;
  words: string | null;
}

export interface TaskPair {
  byHand: Generated<boolean>;
  changed: Generated<string[]>;
  decidedAt: Timestamp;
  decidedBy: string | null;
  id: string;
  kind: string | null;
  newTaskId: string | null;
  oldTaskId: string | null;
  planId: string;
}

export interface TaskParty {
  agencyId: string | null;
  candidates: Generated<Json>;
  certainty: string;
  groupId: string | null;
  id: string;
  nameRaw: string;
  position: number;
  role: string;
  taskId: string;
}

export interface TaskStep {
  before: Json;
  id: string;
  madeId: string | null;
  planId: string;
  taskId: string;
}

export interface DB {
  accessGrant: AccessGrant;
  agency: Agency;
  agencyAlias: AgencyAlias;
  agencyAliasRevoked: AgencyAliasRevoked;
  agencyGroup: AgencyGroup;
  agencyGroupMember: AgencyGroupMember;
  agencyLineage: AgencyLineage;
  agencyName: AgencyName;
  agencyParent: AgencyParent;
  agencyUndo: AgencyUndo;
  assessmentRound: AssessmentRound;
  assignment: Assignment;
  assignmentAnswer: AssignmentAnswer;
  assignmentEntry: AssignmentEntry;
  assignmentEvidence: AssignmentEvidence;
  assignmentExtension: AssignmentExtension;
  assignmentOccurrence: AssignmentOccurrence;
  auditEvent: AuditEvent;
  authAccount: AuthAccount;
  authSession: AuthSession;
  authTwoFactor: AuthTwoFactor;
  authUser: AuthUser;
  authVerification: AuthVerification;
  calendarChange: CalendarChange;
  calendarDay: CalendarDay;
  calendarFeed: CalendarFeed;
  calendarMove: CalendarMove;
  cascadeDuty: CascadeDuty;
  cascadeDutyEntry: CascadeDutyEntry;
  cascadeLink: CascadeLink;
  cascadeRequest: CascadeRequest;
  cascadeRule: CascadeRule;
  cascadeWaiver: CascadeWaiver;
  confirmedTarget: ConfirmedTarget;
  criterionAlias: CriterionAlias;
  directive: Directive;
  document: Document;
  idempotencyKey: IdempotencyKey;
  interviewDevice: InterviewDevice;
  interviewLetterKey: InterviewLetterKey;
  mailOutbox: MailOutbox;
  meeting: Meeting;
  meetingAttendance: MeetingAttendance;
  plan: Plan;
  planBaseline: PlanBaseline;
  planBasis: PlanBasis;
  planPassage: PlanPassage;
  planSection: PlanSection;
  planTarget: PlanTarget;
  questionnaire: Questionnaire;
  questionnaireVersion: QuestionnaireVersion;
  reminderDay: ReminderDay;
  reminderDelivery: ReminderDelivery;
  reminderDigest: ReminderDigest;
  reminderPreference: ReminderPreference;
  reminderQuiet: ReminderQuiet;
  reminderRule: ReminderRule;
  report: Report;
  reportCell: ReportCell;
  reportEntry: ReportEntry;
  reportFile: ReportFile;
  reportForm: ReportForm;
  reportRound: ReportRound;
  reportRoundForm: ReportRoundForm;
  reportSection: ReportSection;
  reportSeries: ReportSeries;
  reportSnapshot: ReportSnapshot;
  resultImport: ResultImport;
  resultSheet: ResultSheet;
  roundEdition: RoundEdition;
  roundEntry: RoundEntry;
  roundEvidence: RoundEvidence;
  roundLine: RoundLine;
  roundSheet: RoundSheet;
  sample: Sample;
  sampleCluster: SampleCluster;
  sampleFrame: SampleFrame;
  sampleUnit: SampleUnit;
  scoreBook: ScoreBook;
  scoreDay: ScoreDay;
  setting: Setting;
  signInFailure: SignInFailure;
  storedFile: StoredFile;
  survey: Survey;
  surveyAnswer: SurveyAnswer;
  surveyAnswerAside: SurveyAnswerAside;
  surveyAnswerTheme: SurveyAnswerTheme;
  surveyCodes: SurveyCodes;
  surveyCounter: SurveyCounter;
  surveyPhoto: SurveyPhoto;
  surveyQuota: SurveyQuota;
  surveyResult: SurveyResult;
  surveyResultAnswer: SurveyResultAnswer;
  surveyResultSingle: SurveyResultSingle;
  surveySheet: SurveySheet;
  surveySheetEntry: SurveySheetEntry;
  surveyTheme: SurveyTheme;
  task: Task;
  taskCriterion: TaskCriterion;
  taskPair: TaskPair;
  taskParty: TaskParty;
  taskStep: TaskStep;
}
