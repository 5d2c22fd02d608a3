/**
 * Every route of the service, once: what it is about, and why it writes no access row when it writes none. A new route
 * fails the matrix until it stands here.
 */
import { acting } from './acting-rows'
import { care } from './care-rows'
import { figures } from './figure-rows'
import { rest } from './other-rows'
import { people } from './people-rows'
import { booking } from './visit-rows'
import { visitCare } from './visit-care-rows'
import { around } from './visit-safety-rows'
import type { Row } from './row'

export const rows: Record<string, Row> = {
  ...people,
  ...acting,
  ...care,
  ...figures,
  ...rest,
  ...booking,
  ...visitCare,
  ...around,
}
