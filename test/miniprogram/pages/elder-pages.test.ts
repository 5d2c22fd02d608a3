import { buildRecord, buildSession } from '../support/build'
import { withDaughtersPhone } from '../support/elder-api'

const father = { elderId: 'e2', name: '陈国强', relation: '父亲' }
const { open, heard, answers } = withDaughtersPhone()

describe('the home page', () => {
  it('says for whom one acts, what is next and what is left', async () => {
    const { says, words } = await open('pages/home/index')
    await says('该做血压测量了')
    expect(words()).toContain('现在为 妈妈 办理')
    expect(words()).toContain('3月4日 星期三 正月十六')
    expect(words()).toContain('还剩 8 次')
    expect(words()).toMatch(/打电话给团队 ?120/)
  })

  it('says what happened when it cannot be opened, and opens when tried again', async () => {
    answers['GET /api/contracts/current'] = () => ({ status: 500, body: 'down' })
    const { says, press } = await open('pages/home/index')
    await says('系统正忙')
    delete answers['GET /api/contracts/current']
    await press('再试一次')
    await says('该做血压测量了')
  })

  it('shows another elder after one tap on the name and one on the elder', async () => {
    const { press, says } = await open('pages/home/index')
    await press('现在为 妈妈')
    await press('为爸爸办理')
    await says('现在为 爸爸 办理')
    await says('该做血压测量了')
    const asked = heard().filter(({ path }) => path.startsWith('/api/contracts/current'))
    expect(asked.at(-1)?.path).toContain('elderId=e2')
  })

  it('lets the centre be the one who calls, and says until when', async () => {
    const scopes = ['book' as const, 'read' as const]
    const mother = { elderId: 'e1', name: '王秀兰', relation: '母亲', scopes }
    answers['GET /api/session'] = () => ({ body: buildSession({ actsFor: [mother] }) })
    answers['POST /api/visits/call-backs'] = () => ({ body: { dueAt: '2026-03-04T09:00:00Z' } })
    const { press, says } = await open('pages/home/index')
    await press('请社区给我回电话')
    await says('最晚今天 下午 5:00前给您打电话')
    expect(heard().at(-1)).toMatchObject({
      ...{
        path: '/api/visits/call-backs',
        body: { elderId: 'e1', words: '想问问：该做血压测量了' },
      },
    })
  })

  it('promises no call once more that did not come in time', async () => {
    const mother = { elderId: 'e1', name: '王秀兰', relation: '母亲', scopes: ['book' as const] }
    answers['GET /api/session'] = () => ({ body: buildSession({ actsFor: [mother] }) })
    answers['POST /api/visits/call-backs'] = () => ({ body: { dueAt: '2026-03-04T01:00:00Z' } })
    const { press, says, words } = await open('pages/home/index')
    await press('请社区给我回电话')
    await says('您要的电话我们还没打成，会尽快打给您。着急请直接打电话。')
    expect(words()).not.toContain('最晚')
  })

  it('says how many messages were not read, and opens without that answer too', async () => {
    answers['GET /api/notices'] = () => ({ body: { unread: 3, items: [] } })
    const { says } = await open('pages/home/index')
    await says('消息 3 条没看')
  })

  it('opens when nobody can tell about messages', async () => {
    answers['GET /api/notices'] = () => ({ status: 404 })
    const { says, words } = await open('pages/home/index')
    await says('该做血压测量了')
    expect(words()).not.toContain('没看')
  })

  it('says in plain words that the elder took it back, and shows nothing of hers any more', async () => {
    const { says, press, words } = await open('pages/home/index')
    await says('该做血压测量了')
    const ended = { code: 'mandate.ended', message: '妈妈已经收回授权，您现在不能替妈妈办理了' }
    answers['GET /api/contracts/current'] = () => ({ status: 403, body: { error: ended } })
    await press('我的签约')
    await says('妈妈已经收回授权')
    expect(words()).not.toContain('张医生团队')
    answers['GET /api/session'] = () => ({ body: buildSession({ actsFor: [father] }) })
    delete answers['GET /api/contracts/current']
    await press('知道了，回首页')
    await says('现在为 爸爸 办理')
  })

  it('tells a relative who may do other things why the record is closed', async () => {
    const error = { code: 'mandate.not-covered', message: '妈妈没有授权您看健康记录' }
    answers['GET /api/contracts/current'] = () => ({ status: 403, body: { error } })
    const { says, words } = await open('pages/home/index')
    await says('妈妈没有授权您看健康记录')
    expect(words()).toContain('家里人代办')
  })

  it('follows the letter size of WeChat while it is open', async () => {
    const app = await open('pages/home/index')
    await app.says('该做血压测量了')
    const scale = () => app.find('[class*="screen"]').style.getPropertyValue('--scale')
    expect(scale()).toBe('1.12')
    app.phone.setFontScale(1.5)
    await app.settle()
    expect(scale()).toBe('1.68')
  })
})

describe('services received', () => {
  it('come page by page until all are shown', async () => {
    const record = (id: string) => buildRecord({ id, values: { systolic: 128, diastolic: 76 } })
    answers['GET /api/records'] = ({ path }) =>
      path.includes('after=n')
        ? { body: { items: [record('r2')] } }
        : { body: { items: [record('r1')], next: 'n' } }
    const { press, says, words } = await open('pages/services/index')
    await press('看以前的')
    await says('都在这里了')
    expect(words().match(/血压 128\/76/g)).toHaveLength(2)
  })

  it('say what will stand here while there are none', async () => {
    const { says } = await open('pages/services/index')
    await says('每一次都会记在这里')
  })
})

describe('limits', () => {
  it.each([
    ['pages/home/index', 2],
    ['pages/contract/index', 1],
    ['pages/services/index', 1],
    ['pages/people/index', 0],
    ['pages/sign/index', 1],
    ['pages/notices/index', 1],
  ])('%s opens with %i questions beside signing in, far below 16 kB', async (page, questions) => {
    const app = await open(page)
    await app.quiet()
    const [opened] = app.phone.metrics.interactions
    if (!opened) throw new Error('Nothing was recorded')
    const { bytes } = app.phone.metrics.sum(opened)
    expect(bytes).toBeLessThan(16_384)
    expect(opened.requests.filter(({ url }) => !url.includes('/session'))).toHaveLength(questions)
  })

  it('hold for a tap that stays on the page, also when it is refused', async () => {
    answers['POST /api/contracts'] = () => ({
      status: 409,
      body: { error: { code: 'x', message: '您已经签过家庭医生了' } },
    })
    const answered =
      'elderId=e1&elderName=王秀兰&teamId=t&teamName=张&packageCode=b&packageName=基础包&agreed=1'
    const { press, says, phone } = await open(`pages/sign/index?${answered}`)
    await press('签 3 年')
    await press('确认，交给团队')
    await says('您已经签过')
    const taps = phone.metrics.interactions.filter(({ kind }) => kind === 'tap')
    expect(taps).toHaveLength(2)
    for (const tap of taps) {
      const { calls, bytes } = phone.metrics.sum(tap)
      expect(calls).toBeLessThanOrEqual(2)
      expect(bytes).toBeLessThanOrEqual(4096)
    }
  })
})
