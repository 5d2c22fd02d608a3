import { addDays } from '../../../shared/day'
import { FURTHEST_DAYS } from '../../../shared/schedule'
import { booking, error, withBookingTown } from '../support/booking-api'
import { buildDetail, buildFreeDay, buildVisit } from '../support/visits'

const { open, heard, answers, sent } = withBookingTown()

/** Chooses a time, reads it through, and goes back to the times. */
async function chooseAndComeBack(app: Awaited<ReturnType<typeof open>>): Promise<void> {
  await app.press('下午 2:00')
  await app.press('就这个时间')
  await app.says('都对吗？')
  app.find('.host-screen:not([hidden]) [aria-label="返回"]').click()
  await app.says('什么时候来？')
  await app.quiet()
}

describe('booking', () => {
  it('goes from the list through six questions to a time, a look and a number', async () => {
    const { press, says, words } = await open('pages/book/index')
    await press('管路护理')
    await press('更换尿管')
    await says('大约 60 分钟')
    expect(words()).toContain('现在为 妈妈 办理')
    await press('选个时间')
    for (let question = 1; question <= 6; question += 1) {
      await says(`第 ${question} 个问题`)
      await press('没有')
    }
    await says('3月5日 星期四 正月十七')
    await press('下午 2:00')
    await says('您选的是')
    await press('就这个时间')
    await says('还给您留 5 分钟')
    expect(words()).toContain('由 女儿 陈敏 代办')
    answers['GET /api/visits/v1'] = () => ({ body: buildVisit() })
    await press('确认预约')
    await says('约好了')
    await says('K7M2PX4D')
    expect(sent('POST /api/visits/hold')[0]?.body).toMatchObject({
      ...{ elderId: 'e1', code: 'urinaryCath', pass: 'p' },
      ...{ day: '2026-03-05', time: '14:00', addressId: 'a1' },
    })
    expect(sent('POST /api/visits/v1/confirm')[0]?.body).toMatchObject({ version: 2 })
    expect(sent('POST /api/visits/v1/cancel')).toEqual([])
  })

  it('gives the time back when one thinks better of it', async () => {
    const app = await open(`pages/times/index?${booking}&pass=p`)
    const { press, says } = app
    await press('下午 2:00')
    await press('就这个时间')
    await says('都对吗？')
    app.find('.host-screen:not([hidden]) [aria-label="返回"]').click()
    await says('什么时候来？')
    // The page is back before the service has heard of it.
    while (sent('POST /api/visits/v1/cancel').length === 0) await app.settle()
    expect(sent('POST /api/visits/v1/cancel')).toHaveLength(1)
  })

  it('has the chosen time still chosen for whoever comes back to it', async () => {
    const app = await open(`pages/times/index?${booking}&pass=p`)
    await chooseAndComeBack(app)
    expect(app.words()).toMatch(/您选的是 ?3月5日 星期四 正月十七 下午 2:00/)
    expect(app.words()).not.toContain('先点一个时间')
  })

  it('asks for no day further than one may book, however far one had looked before coming back', async () => {
    const asked: number[] = []
    answers['GET /api/visits/times'] = ({ path }) => {
      const query = new URL(path, 'http://api.test').searchParams
      const days = Number(query.get('days'))
      const from = query.get('from') ?? ''
      asked.push(days)
      return days > FURTHEST_DAYS
        ? { status: 422, body: error('input.invalid', '填写的内容有误') }
        : {
            body: {
              days: Array.from({ length: days }, (_, at) =>
                buildFreeDay(addDays(from, at), '14:00'),
              ),
              reasons: [],
            },
          }
    }
    const app = await open(`pages/times/index?${booking}&pass=p`)
    for (let row = 1; row < 8; row += 1) {
      await app.press('后几天')
      await app.quiet()
    }
    await chooseAndComeBack(app)
    expect(app.words()).toContain('您选的是')
    expect(app.words()).not.toContain('填写的内容有误')
    expect(asked.at(-1)).toBe(FURTHEST_DAYS)
    // Nor when somebody was faster: the days far ahead stay on the page.
    answers['POST /api/visits/hold'] = () => ({
      status: 409,
      body: error('visit.taken', '被约走了'),
    })
    await app.press('就这个时间')
    await app.says('被约走了')
    expect(asked.at(-1)).toBe(FURTHEST_DAYS)
    expect(app.words()).toContain('前几天')
  })

  it('stays with what is left when somebody was faster, and says so', async () => {
    const { press, says, words } = await open(`pages/times/index?${booking}&pass=p`)
    await press('下午 2:00')
    answers['POST /api/visits/hold'] = () => ({
      status: 409,
      body: error('visit.taken', '这个时间刚被别人约走了'),
    })
    answers['GET /api/visits/times'] = () => ({
      body: { days: [buildFreeDay('2026-03-05', '09:00')], reasons: [] },
    })
    await press('就这个时间')
    await says('这个时间刚被别人约走了')
    expect(words()).toContain('上午 9:00')
    expect(words()).not.toContain('下午 2:00')
  })

  it('says when the five minutes are over, and leads back to the times', async () => {
    const { press, says } = await open(`pages/times/index?${booking}&pass=p`)
    await press('下午 2:00')
    await press('就这个时间')
    await says('都对吗？')
    answers['POST /api/visits/v1/confirm'] = () => ({
      status: 409,
      body: error('visit.over', '时间已经放出去了'),
    })
    answers['GET /api/visits/v1'] = () => ({ body: buildVisit({ state: 'expired' }) })
    await press('确认预约')
    await says('这个时间没有留住')
    await press('重新选时间')
    await says('什么时候来？')
  })

  it('shows 120 at the first sign of an emergency, tells the team and books nothing', async () => {
    answers['POST /api/visits/red-flags'] = () => ({ body: { clear: false, told: true } })
    const app = await open(`pages/red-flags/index?${booking}`)
    const { press, says } = app
    await press('没有')
    await says('喘不上气')
    app.find('.host-screen:not([hidden]) wx-button[aria-label$=" 有"]').click()
    await says('请马上打 120')
    await says('团队已经知道')
    expect(sent('POST /api/visits/red-flags')[0]?.body).toMatchObject({
      answers: { 'chest-pain': false, breathless: true },
    })
    expect(heard().filter(({ path }) => path.startsWith('/api/visits/times'))).toEqual([])
  })

  it('still shows 120 when the team cannot be told', async () => {
    answers['POST /api/visits/red-flags'] = () => ({ status: 422, body: error('x', 'x') })
    const app = await open(`pages/red-flags/index?${booking}`)
    const { says } = app
    await says('第 1 个问题')
    app.find('wx-button[aria-label$=" 有"]').click()
    await says('请马上打 120')
    await says('没能告诉团队')
  })

  it('says why there is no time, and somebody calls back', async () => {
    answers['GET /api/visits/times'] = () => ({
      body: {
        days: [buildFreeDay('2026-03-05')],
        reasons: [{ code: 'nobody-free', say: '这两周护士都有约了。' }],
      },
    })
    const { press, says, words } = await open(`pages/times/index?${booking}&pass=p`)
    await says('这两周护士都有约了。')
    expect(words()).toContain('排队等空出来的时间')
    await press('请社区给我回电话')
    await says('最晚今天 下午 5:00前给您打电话')
    expect(sent('POST /api/visits/call-backs')[0]?.body).toEqual({
      ...{ elderId: 'e1', code: 'urinaryCath' },
    })
  })

  it('keeps what cannot be booked on the page with its reason, and asks for no time', async () => {
    const reason = { code: 'not-eligible', say: '这一项给行动不便的老人。' }
    answers['GET /api/visits/services/urinaryCath'] = () => ({
      body: { ...buildDetail(), notEligible: [reason] },
    })
    const { says, words } = await open(`pages/service/index?${booking}`)
    await says('这一项给行动不便的老人。')
    expect(words()).toContain('请社区给我回电话')
    expect(words()).not.toContain('选个时间')
  })
})
