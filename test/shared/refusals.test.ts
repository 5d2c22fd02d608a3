import { refusals } from '../../shared/refusals'
import { accessRefusals } from '../../shared/refusals/access'
import { contractsRefusals } from '../../shared/refusals/contracts'
import { cryptoRefusals } from '../../shared/refusals/crypto'
import { filesRefusals } from '../../shared/refusals/files'
import { importsRefusals } from '../../shared/refusals/imports'
import { indicatorsRefusals } from '../../shared/refusals/indicators'
import { kitRefusals } from '../../shared/refusals/kit'
import { ledgerRefusals } from '../../shared/refusals/ledger'
import { mandatesRefusals } from '../../shared/refusals/mandates'
import { noticesRefusals } from '../../shared/refusals/notices'
import { peopleRefusals } from '../../shared/refusals/people'
import { recordsRefusals } from '../../shared/refusals/records'
import { registerRefusals } from '../../shared/refusals/register'
import { scheduleRefusals } from '../../shared/refusals/schedule'
import { signInRefusals } from '../../shared/refusals/sign-in'
import { visitCareRefusals } from '../../shared/refusals/visit-care'
import { visitSafetyRefusals } from '../../shared/refusals/visit-safety'
import { visitsRefusals } from '../../shared/refusals/visits'

const every = Object.entries(refusals)

describe('every refusal', () => {
  it.each(every)(
    '%s has a status and a sentence for each reader',
    (code, { status, say, staff }) => {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(status >= 400 && status < 600).toBe(true)
      for (const words of [say, staff]) expect(words).toMatch(/\p{Script=Han}/u)
    },
  )

  it.each(every)('%s speaks to elders without our words', (_, { say }) => {
    // A gap is filled before anybody hears it, and a PDF is called so by everybody.
    expect(say.replace(/\{[a-z]+\}|PDF/g, '')).not.toMatch(/[A-Za-z_]{3,}/)
    expect(say.length).toBeLessThanOrEqual(40)
  })

  it('is told in one place only', () => {
    const rooms = [
      accessRefusals,
      contractsRefusals,
      cryptoRefusals,
      filesRefusals,
      importsRefusals,
      indicatorsRefusals,
      kitRefusals,
      ledgerRefusals,
      mandatesRefusals,
      noticesRefusals,
      peopleRefusals,
      recordsRefusals,
      registerRefusals,
      scheduleRefusals,
      signInRefusals,
      visitCareRefusals,
      visitSafetyRefusals,
      visitsRefusals,
    ]
    const codes = rooms.flatMap((room) => Object.keys(room))
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes).toHaveLength(every.length)
  })
})
