import { withBookingTown } from '../support/booking-api'
import { buildVisit } from '../support/visits'
import type { OpenApp } from '../support/app'

const { open, answers, heard } = withBookingTown()

const undone = '没有网络，还没有办成。填的都在，有网了再按一次。'
const none = () => ({ hangUp: true })

function write(app: OpenApp, label: string, words: string): void {
  const field = app.find(`[aria-label^="${label}"] textarea`) as HTMLTextAreaElement
  field.value = words
  field.dispatchEvent(new app.window.Event('input', { bubbles: true }))
}

/** Keys of what was sent to this address since the network came back, and of the last attempt before. */
const keysOf = (path: string) =>
  heard()
    .filter((one) => one.method === 'POST' && one.path === path)
    .map(({ key }) => key)

beforeEach(() => {
  answers['GET /api/visits/v1'] = () => ({ body: buildVisit({ state: 'confirmed', may: [] }) })
})

test('a complaint that does not get through stays written, and is filed once when it is sent again', async () => {
  const door = 'POST /api/visits/v1/complaint'
  answers[door] = none
  const app = await open('pages/rate/index?id=v1&part=complaint')
  await app.says('哪里不对？')
  write(app, '什么事', '来晚了一个小时')
  await app.press('交给中心')
  await app.says(undone)
  answers[door] = () => ({ status: 201, body: { dueOn: '2026-03-11' } })
  await app.press('交给中心')
  await app.says('中心收到了')
  const keys = keysOf('/api/visits/v1/complaint')
  expect(keys.length).toBeGreaterThan(1)
  expect(new Set(keys).size).toBe(1)
})

test('what was written before the phone was swept clean stands there again', async () => {
  const app = await open('pages/rate/index?id=v1&part=complaint')
  await app.says('哪里不对？')
  write(app, '什么事', '来晚了一个小时')
  await app.settle()
  const kept =
    app.window.localStorage.getItem('linli.drafts') ??
    JSON.stringify({ ...app.window.localStorage })
  expect(kept).toContain('来晚了一个小时')
  expect(kept).not.toContain('王秀兰')
})

test('a rating waits with its stars', async () => {
  const door = 'POST /api/visits/v1/rating'
  answers[door] = none
  const app = await open('pages/rate/index?id=v1')
  await app.says('这次怎么样？')
  app.find('[aria-label="5 颗星，很满意"]').click()
  await app.says('很满意')
  await app.press('交给中心')
  await app.says(undone)
  await app.says('很满意')
  answers[door] = () => ({ body: buildVisit({ state: 'confirmed' }) })
  await app.press('交给中心')
  await app.settle()
  expect(new Set(keysOf('/api/visits/v1/rating')).size).toBe(1)
})

test('a consent is signed once, however often its answer is lost', async () => {
  answers['GET /api/visits/v1'] = () => ({ body: buildVisit() })
  answers['GET /api/visits/v1/consent'] = () => ({
    body: {
      ...{ version: '2026.1', hash: 'h' },
      agreement: { title: '服务协议', paragraphs: ['一、双方自愿。'] },
      informed: { title: '知情同意书', paragraphs: ['换管时可能有一点疼。'] },
    },
  })
  const door = 'POST /api/visits/v1/consent'
  answers[door] = none
  const app = await open('pages/consent/index?id=v1')
  await app.press('看明白了，同意')
  await app.says(undone)
  answers[door] = () => ({ body: buildVisit({ version: 3 }) })
  await app.press('看明白了，同意')
  await app.settle()
  const sent = heard().filter(
    (one) => one.path === '/api/visits/v1/consent' && one.method === 'POST',
  )
  const named = sent.map(({ body }) => (body as { eventId: string }).eventId)
  expect(named.length).toBeGreaterThan(1)
  expect(new Set(named).size).toBe(1)
})
