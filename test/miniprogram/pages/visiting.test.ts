import { booking, withBookingTown } from '../support/booking-api'
import { buildStep, buildVisit } from '../support/visits'

const { open, answers, heard, sent } = withBookingTown()

describe('waiting in line', () => {
  const wait = {
    ...{ id: 'w1', elderId: 'e1', code: 'urinaryCath', name: '更换尿管', elderName: '王秀兰' },
    ...{ from: '2026-03-05', to: '2026-03-18', state: 'waiting', ahead: 2 },
  }

  it('joins, and says how many stand before', async () => {
    answers['POST /api/visits/waiting'] = () => ({ status: 201, body: wait })
    const { press, says } = await open(`pages/waiting/index?${booking}`)
    await says('最晚等到哪天？')
    answers['GET /api/visits/waiting'] = () => ({ body: { items: [wait] } })
    await press('上午')
    await press('排队等')
    await says('前面还有 2 位')
    expect(sent('POST /api/visits/waiting')[0]?.body).toEqual({
      ...{ elderId: 'e1', code: 'urinaryCath', part: 'morning' },
      ...{ from: '2026-03-05', to: '2026-03-18' },
    })
  })

  it('leads from an offer to confirming it', async () => {
    const offer = { visitId: 'v1', day: '2026-03-06', time: '10:00', until: '2026-03-04T02:30:00Z' }
    answers['GET /api/visits/waiting'] = () => ({
      body: { items: [{ ...wait, state: 'offered', offer }] },
    })
    const { press, says } = await open('pages/waiting/index')
    await says('上午 10:00 空出来了')
    await press('看一看，再确认')
    await says('都对吗？')
  })

  it('says when an offer was let pass, and leads back into the line', async () => {
    const over = buildVisit({ state: 'expired', may: [] })
    answers['GET /api/visits/v1'] = () => ({ body: over })
    answers['GET /api/visits/waiting'] = () => ({
      body: {
        items: [
          {
            ...{ ...wait, state: 'over' },
            offer: {
              visitId: 'v1',
              day: '2026-03-06',
              time: '10:00',
              until: '2026-03-04T01:30:00Z',
            },
          },
        ],
      },
    })
    const { press, says } = await open('pages/confirm/index?id=v1&offered=1')
    await says('已经让给下一位了')
    await press('去排队')
    await says('没有留住')
    await press('再排一次')
    await says('最晚等到哪天？')
  })
})

describe('a visit', () => {
  const shows = (change: Parameters<typeof buildVisit>[0]) => {
    answers['GET /api/visits/v1'] = () => ({ body: buildVisit(change) })
  }

  it('shows who comes, where it stands, the code of the day and who did what', async () => {
    shows({ state: 'set-off', doorCode: '482916', may: ['cancel'] })
    const { press, says } = await open('pages/visit/index?id=v1')
    await says('已经在路上了')
    await says('482 916')
    await says('张晓雨')
    await press('谁办过什么')
    await says('由 女儿 陈敏 代办')
  })

  it('that the centre could not do says why, and one asks to be called about it', async () => {
    const reason = '到约定时间没有安排到人，这次没有人上门，对不起。'
    shows({ state: 'refused', reason, may: [] })
    const { press, says } = await open('pages/visit/index?id=v1')
    await says(`中心说：${reason}`)
    await press('请社区给我回电话')
    await says('好的，最晚今天 下午 5:00前给您打电话')
    expect(sent('POST /api/visits/call-backs').map(({ body }) => body)).toEqual([
      { elderId: 'e1', code: 'urinaryCath' },
    ])
  })

  it('is moved to another time without the emergency questions, with 120 in view', async () => {
    shows({})
    answers['POST /api/visits/v1/move'] = () => ({ body: buildVisit({ version: 3 }) })
    const { press, says } = await open('pages/visit/index?id=v1')
    await press('改时间')
    await says('改什么时候？')
    await says('现在约的是 3月5日 星期四 正月十七 下午 2:00')
    await says('请直接打 120')
    const [times] = heard().filter(({ path }) => path.startsWith('/api/visits/times'))
    expect(times?.path).toContain('visitId=v1')
    expect(times?.path).not.toContain('pass=')
    await press('上午 9:00')
    await press('改到这个时间')
    await says('到哪一步了')
    expect(sent('POST /api/visits/v1/move')[0]?.body).toMatchObject({
      ...{ version: 2, day: '2026-03-05', time: '09:00' },
    })
  })

  it('is cancelled with a reason, the rest of its series too', async () => {
    shows({ seriesId: 's' })
    const { press, says } = await open('pages/visit/index?id=v1')
    await press('取消预约')
    await says('现在取消不收钱')
    await press('时间不方便')
    await press('这一次和后面的都取消')
    await press('取消预约')
    await says('到哪一步了')
    expect(sent('POST /api/visits/v1/cancel')[0]?.body).toMatchObject({
      ...{ version: 2, reason: '时间不方便', rest: true },
    })
  })

  it('has its texts read and signed before anybody sets off', async () => {
    shows({})
    answers['GET /api/visits/v1/consent'] = () => ({
      body: {
        version: '2026.1',
        hash: 'h',
        agreement: { title: '服务协议', paragraphs: ['一、双方自愿。'] },
        informed: { title: '知情同意书', paragraphs: ['换管时可能有一点疼。'] },
      },
    })
    answers['POST /api/visits/v1/consent'] = () => ({ body: buildVisit({ version: 3 }) })
    const { press, says } = await open('pages/visit/index?id=v1')
    await press('签知情同意书')
    await says('换管时可能有一点疼。')
    await press('看明白了，同意')
    await says('到哪一步了')
    expect(sent('POST /api/visits/v1/consent')[0]?.body).toMatchObject({
      ...{ textVersion: '2026.1', textHash: 'h', way: 'own-tap', version: 2 },
    })
  })

  it('is confirmed as done, rated in stars and words', async () => {
    shows({ state: 'done', may: ['confirm-done'] })
    answers['POST /api/visits/v1/confirm-done'] = () => ({
      body: buildVisit({ state: 'confirmed', may: [], version: 3 }),
    })
    answers['POST /api/visits/v1/rating'] = () => ({ body: buildVisit({ state: 'confirmed' }) })
    const app = await open('pages/visit/index?id=v1')
    const { press, says } = app
    await press('确认做完了')
    await press('评一评')
    await says('这次怎么样？')
    app.find('[aria-label="5 颗星，很满意"]').click()
    await says('很满意')
    await press('交给中心')
    await says('到哪一步了')
    expect(sent('POST /api/visits/v1/rating')[0]?.body).toEqual({ stars: 5 })
  })

  it('says what is wrong when it cannot be opened, and opens when tried again', async () => {
    answers['GET /api/visits/v1'] = () => ({ status: 500, body: 'down' })
    const { press, says } = await open('pages/visit/index?id=v1')
    await says('系统正忙')
    shows({ trail: [buildStep()] })
    await press('再试一次')
    await says('到哪一步了')
  })
})

describe('my visits', () => {
  it('are what comes, what waits, and what was', async () => {
    answers['GET /api/visits'] = ({ path }) =>
      path.includes('when=past')
        ? { body: { items: [buildVisit({ id: 'v2', state: 'confirmed', name: '换药' })] } }
        : { body: { items: [buildVisit()] } }
    const { press, says } = await open('pages/visits/index')
    await says('等医生首诊')
    await press('看以前的')
    await says('换药')
    await says('都在这里了')
  })

  it('say what will stand here while there are none', async () => {
    answers['GET /api/visits'] = () => ({ body: { items: [] } })
    const { press, says } = await open('pages/visits/index')
    await press('去预约')
    await says('要办哪一样？')
  })
})
