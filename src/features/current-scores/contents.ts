import { openBook, saveFigures, showBook } from './books.ts'
import { dropFromBook, showBookFigures, takeIntoBook } from './surveys/operations.ts'

/** Books of figures: what is written down, and what surveys fill. */
export const scoreBookOperations = [
  openBook,
  showBook,
  saveFigures,
  showBookFigures,
  takeIntoBook,
  dropFromBook,
] as const
