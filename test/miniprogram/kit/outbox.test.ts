import type * as Outbox from '../../../miniprogram/kit/outbox'
import type * as Records from '../../../miniprogram/api/records'
import type { RecordServiceRequest } from '../../../shared/records'
import { newPhone, type Phone } from '../support/phone'
import { serve, type Heard, type Reply, type Server } from '../support/server'

let server: Server
let phone: Phone
let answer: (request: Heard) => Reply

beforeEach(async () => {
  answer = () => ({ status: 201, body: { id: 'r1' } })
  server = await serve((request) => answer(request))
  phone = newPhone(server.port)
  phone.storage.set('linli.session', { token: 't', personId: 'nurse-1' })
})
afterEach(() => server.close())

/** The app as it is after it was closed and opened again: new modules, the storage of the phone. */
function openApp(): { outbox: typeof Outbox; records: typeof Records } {
  jest.resetModules()
  return {
    outbox: jest.requireActual<typeof Outbox>('../../../miniprogram/kit/outbox'),
    records: jest.requireActual<typeof Records>('../../../miniprogram/api/records'),
  }
}

const draft = (draftId: string): RecordServiceRequest => ({
  draftId,
  elderId: '65f0000000000000000000a1',
  kind: 'blood-pressure',
  day: '2026-03-04',
  place: 'home',
  values: { systolic: 128, diastolic: 76 },
})

describe('a form written without a network', () => {
  it('waits, survives a restart and is sent later under its own key', async () => {
    phone.online = false
    await expect(openApp().records.recordService(draft('d-1'))).resolves.toEqual({
      sent: 0,
      left: 1,
    })

    const { outbox, records } = openApp()
    expect(outbox.waiting().map((entry) => entry.draft.draftId)).toEqual(['d-1'])

    phone.online = true
    await expect(records.sendDrafts()).resolves.toEqual({ sent: 1, left: 0 })
    expect(server.heard).toMatchObject([
      { path: '/api/records', key: 'd-1', body: { draftId: 'd-1' } },
    ])
    expect(openApp().outbox.waiting()).toEqual([])
  })

  it('keeps the key when the answer was lost on the way', async () => {
    const { records } = openApp()
    answer = () => ({ hangUp: true })
    await records.recordService(draft('d-1'))
    answer = () => ({ status: 201 })
    await records.sendDrafts()
    expect(new Set(server.heard.map(({ key }) => key))).toEqual(new Set(['d-1']))
  })

  it('holds no name and no identity number', async () => {
    phone.online = false
    await openApp().records.recordService(draft('d-1'))
    expect(phone.storage.get('linli.outbox')).toEqual([
      { draft: draft('d-1'), by: 'nurse-1', since: expect.stringMatching(/^\d{4}-/) },
    ])
    expect(JSON.stringify([...phone.storage])).not.toMatch(/name|王/)
  })
})

describe('sending what waits', () => {
  it('goes on behind a form that was refused, and keeps that one with the reason', async () => {
    const { outbox, records } = openApp()
    phone.online = false
    await records.recordService(draft('d-1'))
    await records.recordService(draft('d-2'))
    phone.online = true
    answer = ({ key }) => (key === 'd-1' ? refused : { status: 201 })

    await expect(records.sendDrafts()).resolves.toEqual({ sent: 1, left: 1 })
    expect(outbox.waiting()).toMatchObject([
      { draft: { draftId: 'd-1' }, refused: '日期太早，只能补记 30 天内的' },
    ])
    await records.sendDrafts()
    expect(server.heard.filter(({ key }) => key === 'd-1')).toHaveLength(1)
  })

  it('happens once when two ask for it at the same time', async () => {
    const { records } = openApp()
    await Promise.all([records.recordService(draft('d-1')), records.sendDrafts()])
    expect(server.heard).toHaveLength(1)
  })

  it('leaves the forms of another nurse on a shared phone alone', async () => {
    const { outbox, records } = openApp()
    phone.online = false
    await records.recordService(draft('d-1'))
    phone.online = true
    phone.storage.set('linli.session', { token: 't2', personId: 'nurse-2' })
    await expect(records.sendDrafts()).resolves.toEqual({ sent: 0, left: 0 })
    expect(outbox.waiting()).toEqual([])

    phone.storage.set('linli.session', { token: 't', personId: 'nurse-1' })
    await expect(records.sendDrafts()).resolves.toEqual({ sent: 1, left: 0 })
    expect(server.heard.map(({ token }) => token)).toEqual(['t'])
  })

  it('takes along a form written while another is on its way', async () => {
    const { records } = openApp()
    const first = records.recordService(draft('d-1'))
    await records.recordService(draft('d-2'))
    await first
    expect(server.heard.map(({ key }) => key)).toEqual(['d-1', 'd-2'])
    expect(phone.storage.get('linli.outbox')).toEqual([])
  })

  it('replaces a form that was written again', async () => {
    const { outbox, records } = openApp()
    phone.online = false
    await records.recordService(draft('d-1'))
    await records.recordService({ ...draft('d-1'), note: '左臂' })
    expect(outbox.waiting().map((entry) => entry.draft.note)).toEqual(['左臂'])
    outbox.takeOut('d-1')
    expect(outbox.waiting()).toEqual([])
  })
})

const refused: Reply = {
  status: 422,
  body: {
    error: {
      code: 'record.too-early',
      message: '日期太早',
      staffMessage: '日期太早，只能补记 30 天内的',
    },
  },
}
