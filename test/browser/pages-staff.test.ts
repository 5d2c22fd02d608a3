import { visitOnPcs, visitOnPhones } from './visiting'
import { staffVisits } from './visits'

jest.setTimeout(120_000)

const visitors = visitOnPhones(staffVisits)

/** What is worked at from a desk too. */
const atDesk = ['book-for', 'consults', 'consult', 'order', 'follow-ups', 'mandates', 'address']

describe('on a PC, 1280 px wide', () =>
  visitOnPcs(
    staffVisits.filter(({ page }) => atDesk.includes(page.split('/')[1] ?? '')),
    visitors,
  ))
