import type { RosterDay, RosterView } from '../../../shared/schedule'
import { withDaughtersPhone } from '../support/elder-api'
import type { Reply } from '../support/server'

const DAY = '2026-03-08'
const ROSTER = 'GET /api/schedule/roster'
const { open, answers } = withDaughtersPhone()

const roster = (change: Partial<RosterDay>): RosterView => ({
  days: [{ day: DAY, kind: 'rest' }],
  rows: [
    {
      staff: { id: 'n', name: '李婷', title: '主管护师', role: 'nurse' },
      days: [{ day: DAY, spans: [], booked: 1, cap: 8, blocks: [], ...change }],
    },
  ],
})
const morning = { spans: [{ from: '08:00', to: '12:00' }], special: 'exception' as const }
const affected = [{ visitId: 'v', day: DAY, time: '08:00' }]

/** How the roster answers afterwards. */
let after: () => Reply

/** A Sunday that was worked, given back to the week while a visit stands in it. */
async function undo() {
  answers[ROSTER] = () => ({ body: roster(morning) })
  answers[`DELETE /api/schedule/staff/n/exceptions/${DAY}`] = () => {
    answers[ROSTER] = () => after()
    return { body: { affected } }
  }
  const app = await open(`office/special-day/index?orgId=o&staffId=n&day=${DAY}&name=x`)
  await app.press('还照每周的安排')
  const [yes] = [...app.document.querySelectorAll<HTMLElement>('[role="dialog"] button')].filter(
    ({ textContent }) => textContent === '照每周的',
  )
  yes?.click()
  await app.says('那天有 1 次预约不在上班时间里了')
  await app.quiet()
  return app
}

describe('a day given back to the week', () => {
  it('shows whom it leaves without somebody, and the day as it stands now', async () => {
    after = () => ({ body: roster({}) })
    const { words } = await undo()
    expect(words()).toContain('不上班')
    expect(words()).toContain('去换人')
    expect(words()).not.toContain('还照每周的安排')
  })

  it('never says that it is not done because the day could not be read again', async () => {
    after = () => ({ hangUp: true })
    const { words } = await undo()
    expect(words()).toContain('去换人')
    expect(words()).not.toContain('还没有办成')
  })
})
