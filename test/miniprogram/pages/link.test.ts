import {
  addressOf,
  answersFrom,
  phoneProblem,
  requestOf,
  stepOf,
  summary,
  type Answers,
} from '../../../miniprogram/pages/link/steps'
import {
  howItems,
  relationChoices,
  scopeChoices,
  titleOf,
  untilChoices,
} from '../../../miniprogram/pages/link/words'
import { withDaughtersPhone } from '../support/elder-api'

const found: Answers = { side: 'relative', code: 'abc' }
const told: Answers = { ...found, relation: '母亲', scopes: 'book,read', until: '2027-03-03' }

describe('the question that comes next', () => {
  it.each<[string, Answers, string]>([
    ['whose phone it is', {}, 'side'],
    ['how to find the other', { side: 'elder' }, 'how'],
    ['my own code', { side: 'elder', how: 'mine' }, 'mine'],
    ['number and name', { side: 'elder', how: 'phone' }, 'phone'],
    ['what they are to each other', found, 'relation'],
    ['what is allowed', { ...found, relation: '母亲' }, 'scopes'],
    ['how long', { ...found, relation: '母亲', scopes: 'book' }, 'until'],
    ['whether all is right', told, 'confirm'],
    ['nothing more', { side: 'elder', done: 'asked' }, 'done'],
  ])('is %s', (_, answers, step) => {
    expect(stepOf(answers)).toBe(step)
  })

  it('travels in the address and comes back whole', () => {
    const [, query = ''] = addressOf(told).split('?')
    const pairs = query.split('&').map((pair) => pair.split('=') as [string, string])
    expect(answersFrom(Object.fromEntries<string>(pairs))).toEqual(told)
  })

  it('is put to the elder and to the relative in their own words', () => {
    expect(titleOf('relation', 'elder').title).toBe('您是对方的谁？')
    expect(titleOf('relation', 'relative').title).toBe('老人是您的谁？')
    expect(howItems('elder')[0]?.title).toBe('扫家里人的码')
  })
})

describe('what is asked for', () => {
  it('names the other by the code that was scanned', () => {
    expect(requestOf(told)).toEqual({
      side: 'relative',
      otherCode: 'abc',
      relation: '母亲',
      scopes: ['book', 'read'],
      until: '2027-03-03',
    })
  })

  it('names the other by number and name when there is no code', () => {
    const { code: _, ...rest } = told
    const far = requestOf({ ...rest, phone: '13800000000', name: '王秀兰' })
    expect(far).toMatchObject({ otherPhone: '13800000000', otherName: '王秀兰' })
    expect(far).not.toHaveProperty('otherCode')
  })

  it('is read out before it is sent, days in words', () => {
    expect(summary({ ...told, name: '王秀兰' })).toEqual([
      { name: '老人', value: '王秀兰' },
      { name: '老人是我的', value: '妈妈' },
      { name: '我可以替老人', value: '预约、看健康记录' },
      { name: '到哪天', value: '2027年3月3日' },
    ])
  })

  it.each([
    ['12345', '王秀兰', '请写 11 位手机号'],
    ['13800000000', '', '请写对方的姓名'],
    [' 13800000000 ', '王秀兰', ''],
  ])('is not sent with %s and “%s”', (phone, name, problem) => {
    expect(phoneProblem(phone, name)).toBe(problem)
  })
})

describe('choices', () => {
  it('of relations are the usual ones first and all of them on demand', () => {
    expect(relationChoices('elder', false)[0]?.title).toBe('我是妈妈')
    expect(relationChoices('relative', false)).toHaveLength(7)
    expect(relationChoices('relative', true)).toHaveLength(16)
  })

  it('of what is allowed carry a tick each', () => {
    const ticked = scopeChoices(['book']).flatMap(({ id, on }) => (on ? [id] : []))
    expect(ticked).toEqual(['book'])
  })

  it('of how long end a day before the same day, and never after three years', () => {
    const days = untilChoices('2026-03-04').map(({ id, title }) => `${title} ${id}`)
    expect(days).toEqual([
      '半年 2026-09-03',
      '1 年 2027-03-03',
      '2 年 2028-03-03',
      '3 年 2029-03-03',
    ])
  })
})

describe('linking', () => {
  const { open, heard, answers } = withDaughtersPhone()

  it('asks the other side with everything that was chosen, and waits for them', async () => {
    answers['POST /api/mandates'] = () => ({ status: 201, body: { sent: true } })
    const { press, says } = await open('pages/link/index?code=abc')
    await press('妈妈')
    await press('办理签约')
    await press('下一步')
    await press('1 年')
    await press('确认，请对方同意')
    await says('等对方同意')
    expect(heard().find(({ path }) => path === '/api/mandates')?.body).toEqual({
      side: 'relative',
      otherCode: 'abc',
      relation: '母亲',
      scopes: ['book', 'read', 'chat', 'sign'],
      until: '2027-03-03',
    })
  })

  it('says why it is refused and stays', async () => {
    const error = { code: 'mandate.self', message: '不能授权给自己' }
    answers['POST /api/mandates'] = () => ({ status: 422, body: { error } })
    const query = addressOf(told).split('?')[1] ?? ''
    const { press, says, words } = await open(`pages/link/index?${query}`)
    await press('确认，请对方同意')
    await says('不能授权给自己')
    expect(words()).toContain('都对吗？')
  })

  it('shows my own code for the other side to scan', async () => {
    answers['POST /api/me/link-code'] = () => ({
      body: { code: 'x', qr: 'linli:link:x', expiresAt: '2026-03-04T02:10:00Z' },
    })
    const { says, document } = await open('pages/link/index?how=mine')
    await says('10 分钟内有效')
    expect(document.querySelector('wx-image img')?.getAttribute('src')).toMatch(/^data:image/)
  })
})
