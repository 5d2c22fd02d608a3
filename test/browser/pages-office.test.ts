import { visitOnPcs, visitOnPhones } from './visiting'
import { officeVisits } from './visits'

jest.setTimeout(120_000)

const visitors = visitOnPhones(officeVisits)

describe('on a PC, 1280 px wide', () => visitOnPcs(officeVisits, visitors))
