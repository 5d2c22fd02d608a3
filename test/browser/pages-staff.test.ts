import { visitOnPhones } from './visiting'
import { staffVisits } from './visits'

jest.setTimeout(120_000)

visitOnPhones(staffVisits)
