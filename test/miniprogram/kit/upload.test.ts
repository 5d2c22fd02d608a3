import { signatureId } from '../../../miniprogram/api/doors'
import { upload } from '../../../miniprogram/kit/upload'
import { newPhone } from '../support/phone'
import { serve, type Reply, type Server } from '../support/server'

let server: Server
let answer: (turn: number) => Reply

beforeEach(async () => {
  answer = (turn) => ({ status: 201, body: { id: `f${turn}` } })
  server = await serve((_, turn) => answer(turn))
  newPhone(server.port).storage.set('linli.session', { token: 't', personId: 'nurse-1' })
})
afterEach(() => server.close())

const paper = { path: '/files', filePath: 'wxfile://tmp/a.jpg', fields: { purpose: 'order' } }
const keys = () => server.heard.map(({ key }) => key)

describe('a file of this phone', () => {
  it('is sent with its fields and under a name of its own', async () => {
    expect(await upload(paper)).toEqual({ id: 'f1' })
    expect(server.heard).toMatchObject([{ path: '/api/files', body: { purpose: 'order' } }])
    await upload(paper)
    expect(new Set(keys()).size).toBe(2)
  })

  it('whose answer was lost is sent again under the same name, so that it is kept once', async () => {
    answer = () => ({ hangUp: true })
    await expect(upload(paper)).rejects.toMatchObject({ code: 'network' })
    answer = () => ({ status: 201, body: { id: 'f' } })
    expect(await upload(paper)).toEqual({ id: 'f' })
    expect(new Set(keys()).size).toBe(1)
  })
})

describe('a signature before staff', () => {
  it('is sent once, however often what was signed has to be tried', async () => {
    const first = await signatureId({ png: 'aaaa' }, 'e1')
    expect(await signatureId({ png: 'aaaa' }, 'e1')).toBe(first)
    expect(server.heard).toMatchObject([
      { body: { purpose: 'agreement', elderId: 'e1', file: 'aaaa' } },
    ])
  })

  it('drawn anew, or of somebody else, is another', async () => {
    const first = await signatureId({ png: 'bbbb' }, 'e1')
    const anew = await signatureId({ png: 'cccc' }, 'e1')
    const other = await signatureId({ png: 'cccc' }, 'e2')
    expect(new Set([first, anew, other]).size).toBe(3)
    expect(await signatureId({ photo: 'wxfile://tmp/p.jpg' }, 'e2')).not.toBe(other)
  })
})
