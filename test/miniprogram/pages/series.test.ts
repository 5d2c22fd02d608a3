import { booking, error, withBookingTown } from '../support/booking-api'
import { buildVisit } from '../support/visits'

const { open, answers, sent } = withBookingTown()

describe('a series', () => {
  it('is booked at once, and says what found no place and why', async () => {
    const reasons = [{ code: 'nobody-free', say: '护士都有约了。' }]
    answers['POST /api/visits/series'] = () => ({
      body: {
        seriesId: 's',
        placed: [buildVisit({ day: '2026-04-05' })],
        notPlaced: [{ day: '2026-05-05', time: '14:00', reasons }],
      },
    })
    const from = `${booking}&pass=p&day=2026-03-05&time=14:00`
    const { press, says } = await open(`pages/series/index?${from}`)
    await says('4月5日 星期日 二月十八 下午 2:00')
    await press('按时约好')
    await says('没约上的')
    await says('护士都有约了。')
    expect(sent('POST /api/visits/series')[0]?.body).toMatchObject({
      ...{ day: '2026-04-05', time: '14:00', every: { months: 1 }, times: 2 },
    })
  })
})

const fromVisit = `${booking}&pass=p&day=2026-03-05&time=14:00`

it('a series without a place leads on: another hour, the line, or a call', async () => {
  const reasons = [{ code: 'nobody-free', say: '护士都有约了。' }]
  const notPlaced = [
    { day: '2026-04-05', time: '14:00', reasons },
    {
      day: '2026-05-05',
      time: '14:00',
      reasons: [{ code: 'too-late', say: '太远了，还约不了。' }],
    },
  ]
  answers['POST /api/visits/series'] = () => ({ body: { seriesId: 's', placed: [], notPlaced } })
  const { press, says, words } = await open(`pages/series/index?${fromVisit}`)
  await press('按时约好')
  await says('一次也没约上')
  expect(words()).toMatch(/4月5日.*护士都有约了。.*5月5日.*太远了，还约不了。/)
  await press('请社区给我回电话')
  await says('前给您打电话')
  await press('排队等空出来的时间')
  await says('最晚等到哪天？')
})

it('a series asked for half an hour late asks the emergency questions once more, and comes back', async () => {
  answers['POST /api/visits/series'] = () => ({
    ...{ status: 409, body: error('visit.pass-needed', '请先回答几个问题') },
  })
  const { press, says } = await open(`pages/series/index?${fromVisit}`)
  await press('按时约好')
  for (let question = 1; question <= 6; question += 1) {
    await says(`第 ${question} 个问题`)
    await press('没有')
  }
  await says('隔多久来一次？')
})
