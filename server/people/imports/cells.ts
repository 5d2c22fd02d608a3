import { addDays, isDay } from '../../../shared/day'
import type { Day } from '../../../shared/day'

/** One row of a sheet as text, in the order of the template's columns; blank cells are ''. */
export interface SheetRow {
  /** As the spreadsheet counts them, from 1. */
  row: number
  cells: string[]
}

/** Day 1 of a spreadsheet is 1900-01-01, and it counts a 29 February 1900 that never was. */
const DAY_ZERO = '1899-12-30'
/** From 1927 on: four digits are rather a year. */
const SERIAL = /^\d{5}(?:\.0+)?$/

/** `1950-1-15`, `1950/1/15`, `1950.1.15`, `1950年1月15日`, `19500115`, or the day number of a spreadsheet. */
export function dayIn(text: string): Day | undefined {
  if (SERIAL.test(text)) return addDays(DAY_ZERO, Math.floor(Number(text)))
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (!parts) return undefined
  const [, year = '', month = '', date = ''] = parts
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(day) ? day : undefined
}

/** Full-width signs, and blanks of every kind around. */
export const tidy = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim()
