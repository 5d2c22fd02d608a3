import { z } from 'zod'
import { baseGroups } from '../../shared/indicators'
import { day, line, pageQuery, slug, year, yearText } from '../kit/input'

const MOST_PERSONS = 2_000_000_000
const list = z.enum(['numerator', 'denominator', 'excluded'])
const area = { orgId: slug.optional(), on: day.optional() }

export const areaQuery = z.strictObject(area)
export const codeParams = z.strictObject({ code: slug })
export const explainQuery = z.strictObject({
  ...area,
  list: list.default('numerator'),
  ...pageQuery,
})
export const explainFileQuery = z.strictObject({ ...area, list: list.optional() })
export const yearQuery = z.strictObject({ orgId: slug.optional(), year: yearText })

export const baseInput = z.strictObject({
  orgId: slug,
  year,
  group: z.enum(baseGroups),
  persons: z.number().int().min(0).max(MOST_PERSONS),
  source: line(200),
})

export const targetInput = z.strictObject({
  orgId: slug,
  code: slug,
  year,
  kind: z.enum(['at-least', 'all', 'growth', 'none']),
  value: z.number().min(0).max(MOST_PERSONS).optional(),
  unit: line(8),
})
