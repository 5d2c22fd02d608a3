import type * as Doors from '../../../miniprogram/api/doors'
import type * as Steps from '../../../miniprogram/kit/steps'
import { newPhone, type Phone } from '../support/phone'
import { serve, type Heard, type Reply, type Server } from '../support/server'

let server: Server
let phone: Phone
let answer: (request: Heard) => Reply

beforeEach(async () => {
  answer = ({ body }) => ({ status: 200, body: { id: 'v1', version: versionOf(body) + 1 } })
  server = await serve((request) => answer(request))
  phone = newPhone(server.port)
  phone.storage.set('linli.session', { token: 't', personId: 'nurse-1' })
})
afterEach(() => server.close())

/** The app as it is after it was closed and opened again: new modules, the storage of the phone. */
function openApp(): { steps: typeof Steps; doors: typeof Doors } {
  jest.resetModules()
  return {
    steps: jest.requireActual<typeof Steps>('../../../miniprogram/kit/steps'),
    doors: jest.requireActual<typeof Doors>('../../../miniprogram/api/doors'),
  }
}

const step = (event: string, visitId = 'v1') => ({ visitId, event, version: 4 })
const versionOf = (body: unknown): number => (body as { version: number }).version
const sent = () => server.heard.filter(({ method }) => method === 'POST').map(({ path }) => path)
const refused = (code: string, staffMessage: string): Reply => ({
  status: 409,
  body: { error: { code, message: '现在不能这样办', staffMessage } },
})

describe('steps taken without a network', () => {
  it('wait, survive a restart, and are sent in their order, each on the version the one before left', async () => {
    phone.online = false
    const { doors } = openApp()
    for (const event of ['set-off', 'arrive', 'start']) await doors.keepStep(step(event))
    expect(server.heard).toEqual([])

    const again = openApp()
    expect(again.steps.waitingSteps().map(({ event }) => event)).toEqual([
      'set-off',
      'arrive',
      'start',
    ])
    phone.online = true
    await again.doors.sendWaitingSteps()
    expect(sent()).toEqual(['set-off', 'arrive', 'start'].map((event) => `/api/visits/v1/${event}`))
    expect(server.heard.map(({ body }) => versionOf(body))).toEqual([4, 5, 6])
    expect(again.steps.waitingSteps()).toEqual([])
  })

  it('say when they happened and keep their name however often they are sent', async () => {
    phone.online = false
    await openApp().doors.keepStep(step('start'))
    const [kept] = openApp().steps.waitingSteps()
    phone.online = true
    answer = () => ({ hangUp: true })
    await openApp().doors.sendWaitingSteps()
    answer = () => ({ status: 200, body: { id: 'v1', version: 5 } })
    await openApp().doors.sendWaitingSteps()
    const told = server.heard.map(({ body }) => body as { eventId: string; at: string })
    expect(new Set(told.map(({ eventId }) => eventId))).toEqual(new Set([kept?.id]))
    expect(new Set(told.map(({ at }) => at))).toEqual(new Set([kept?.at]))
  })

  it('name nobody', async () => {
    phone.online = false
    await openApp().doors.keepStep({ ...step('arrive'), body: { proof: { way: 'relative-tap' } } })
    expect(JSON.stringify([...phone.storage])).not.toMatch(/name|王/)
  })

  it('of another nurse on a shared phone stay where they are', async () => {
    phone.online = false
    await openApp().doors.keepStep(step('start'))
    phone.online = true
    phone.storage.set('linli.session', { token: 't2', personId: 'nurse-2' })
    const { doors, steps } = openApp()
    await doors.sendWaitingSteps()
    expect([server.heard, steps.waitingSteps()]).toEqual([[], []])
    phone.storage.set('linli.session', { token: 't', personId: 'nurse-1' })
    await doors.sendWaitingSteps()
    expect(server.heard).toHaveLength(1)
  })
})

describe('a step the server refuses', () => {
  it('holds up its own visit with the reason, and no other', async () => {
    answer = ({ path, body }) =>
      path.includes('v1')
        ? refused('visit.not-now', '当前状态不允许这一步')
        : { status: 200, body: { version: versionOf(body) + 1 } }
    phone.online = false
    const { doors, steps } = openApp()
    await doors.keepStep(step('set-off'))
    await doors.keepStep(step('arrive'))
    await doors.keepStep(step('set-off', 'v2'))
    phone.online = true
    await doors.sendWaitingSteps()
    await doors.sendWaitingSteps()
    expect(sent()).toEqual(['/api/visits/v1/set-off', '/api/visits/v2/set-off'])
    expect(steps.waitingSteps('v1').map(({ refused: words }) => words)).toEqual([
      '当前状态不允许这一步',
      undefined,
    ])
  })

  it('can be tried again, or given up with what follows it', async () => {
    answer = () => refused('visit.not-now', '当前状态不允许这一步')
    const { doors, steps } = openApp()
    await doors.keepStep(step('set-off'))
    const [first] = steps.waitingSteps()
    answer = ({ body }) => ({ status: 200, body: { version: versionOf(body) + 1 } })
    steps.retryStep(first?.id ?? '')
    await doors.sendWaitingSteps()
    expect(steps.waitingSteps()).toEqual([])

    phone.online = false
    for (const [event, visitId] of [
      ['set-off', 'v1'],
      ['start', 'v2'],
      ['arrive', 'v1'],
    ] as const)
      await doors.keepStep(step(event, visitId))
    steps.dropStep(steps.waitingSteps('v1')[0]?.id ?? '')
    expect(steps.waitingSteps().map(({ visitId }) => visitId)).toEqual(['v2'])
  })
})

describe('a step with a picture', () => {
  const drawn = {
    ...step('proof'),
    picture: { png: 'aaaa', elderId: 'e1', goes: 'proof' as const },
  }
  const isFile = ({ path }: Heard) => path === '/api/files'

  it('sends the picture once, also when the step itself gets no answer before a restart', async () => {
    answer = (request) => (isFile(request) ? { status: 201, body: { id: 'f1' } } : { status: 429 })
    await openApp().doors.keepStep(drawn)
    answer = ({ body }) => ({ status: 200, body: { version: versionOf(body) + 1 } })
    const { doors, steps } = openApp()
    await doors.sendWaitingSteps()
    expect(sent()).toEqual(['/api/files', '/api/visits/v1/proof', '/api/visits/v1/proof'])
    const bodies = server.heard.filter((one) => !isFile(one)).map(({ body }) => body)
    expect(bodies[0]).toMatchObject({ proof: { way: 'signature', fileId: 'f1' } })
    expect(bodies[1]).toEqual(bodies[0])
    expect(steps.waitingSteps()).toEqual([])
  })

  it('whose picture got no answer sends it under the same name after a restart', async () => {
    answer = () => ({ hangUp: true })
    await openApp().doors.keepStep(drawn)
    answer = (request) =>
      isFile(request) ? { status: 201, body: { id: 'f1' } } : { status: 200, body: { version: 5 } }
    await openApp().doors.sendWaitingSteps()
    const [first, second] = server.heard.filter(isFile)
    expect(second?.key).toBe(first?.key)
    expect(first?.key).toBeDefined()
  })
})

describe('a step on a visit that somebody else changed', () => {
  it('is sent once more on what the visit is now', async () => {
    answer = ({ method, body }) => {
      if (method === 'GET') return { status: 200, body: { id: 'v1', version: 9 } }
      return versionOf(body) === 9
        ? { status: 200, body: { version: 10 } }
        : refused('data.changed', '已被别人改过')
    }
    const { doors, steps } = openApp()
    await doors.keepStep(step('start'))
    expect(server.heard.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST'])
    expect(steps.waitingSteps()).toEqual([])
  })

  it('keeps the step of a phone whose clock is slow, without its time', async () => {
    answer = ({ body }) =>
      'at' in (body as object)
        ? refused('visit.out-of-order', '补录的时间早于上一步')
        : { status: 200, body: { version: 5 } }
    const { doors, steps } = openApp()
    await doors.keepStep(step('start'))
    expect(steps.waitingSteps()).toEqual([])
  })
})
