import type { Day } from '../../shared/day'
import type { Person } from './types'

/** Is the person in hospital on the day? On the day of discharge no more. */
export const inHospitalOn = ({ stays }: Pick<Person, 'stays'>, day: Day): boolean =>
  stays.some(({ from, to }) => from <= day && (to === undefined || day < to))
