import { listForm, sampleFiles } from './exporting.ts'
import * as field from './field.ts'
import * as samples from './operations.ts'
import * as units from './units/operations.ts'

/** Every use case of samples and their fieldwork, in reading order: a part of src/operations.ts. */
export const sampleOperations = [
  samples.showSample,
  samples.saveDesign,
  listForm,
  samples.importFrame,
  samples.drawSample,
  samples.undoDraw,
  sampleFiles,
  samples.forgetPeople,
  field.showField,
  field.listFieldPlaces,
  units.findPeople,
  units.showUnits,
  units.assignUnits,
  units.replaceUnit,
  field.listMine,
  units.recordOutcome,
  field.illustrateField,
] as const
