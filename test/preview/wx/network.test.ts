import { createHash } from 'node:crypto'
import type { Duplex } from 'node:stream'
import type { IncomingMessage } from 'node:http'
import { lendPhones, type BrowserPhone, type BrowserPhones } from '../support/browser-phones'
import { API_ORIGIN } from '../support/written-package'

/** Turns a callback API into a promise inside the page, and keeps what its task told. */
const pages = {
  net: {
    wxml: '<view>网络</view>',
    js: `{
      call(name, options) {
        return new Promise((done) => {
          const told = []
          const task = wx[name]({ ...options, success: (result) => done({ result, told }), fail: (result) => done({ failed: result, told }) })
          task.onProgressUpdate && task.onProgressUpdate(() => told.push('progress'))
          task.onHeadersReceived && task.onHeadersReceived(() => told.push('headers'))
          if (options.abortSoon) task.abort()
        })
      },
      async uploadWritten(url) {
        const path = wx.env.USER_DATA_PATH + '/wound.txt'
        wx.getFileSystemManager().writeFileSync(path, '伤口照片', 'utf8')
        return this.call('uploadFile', { url, filePath: path, name: 'photo', formData: { visit: '7' } })
      },
      async downloadRead(url) {
        const { result } = await this.call('downloadFile', { url })
        return { ...result, text: wx.getFileSystemManager().readFileSync(result.tempFilePath, 'utf8') }
      },
      socket(url) {
        return new Promise((done) => {
          const task = wx.connectSocket({ url })
          task.onOpen(() => task.send({ data: 'hello' }))
          task.onMessage(({ data }) => { task.close({ code: 1000 }); done(data) })
          task.onError(done)
        })
      },
    }`,
  },
}

let phones: BrowserPhones
let phone: BrowserPhone

beforeAll(async () => {
  phones = await lendPhones(pages, ({ method, path, headers, body }) => {
    const { pathname, searchParams } = new URL(path, phones.origin)
    if (pathname === '/api/refused') return { status: 409, body: { say: '已经签过了' } }
    const query = Object.fromEntries(searchParams)
    return { body: { method, query, body, type: headers['content-type'] } }
  })
  phones.server.on('upgrade', echo)
})
afterAll(() => phones.close())
beforeEach(async () => {
  phone = await phones.open('net', 'nurse')
  phones.calls.length = 0
})
afterEach(async () => {
  expect(await phone.complaints()).toEqual([])
})

const run = <T>(method: string, ...given: unknown[]) => phone.call<T>(method, ...given)

interface Came {
  result?: {
    data: Record<string, unknown>
    statusCode: number
    errMsg: string
    header: Record<string, string>
  }
  failed?: { errMsg: string; errno?: number }
  told: string[]
}
const request = (options: object) => run<Came>('call', 'request', options)

describe('wx.request', () => {
  test('calls our own server for the origin of the package, with data of a GET in the address', async () => {
    const { result } = await request({
      url: `${API_ORIGIN}/api/people?a=1`,
      data: { name: '李', empty: undefined },
    })
    expect(result).toMatchObject({
      statusCode: 200,
      errMsg: 'request:ok',
      data: { method: 'GET', query: { a: '1', name: '李' } },
    })
  })

  test('sends JSON, or a form when the header says so', async () => {
    const json = await request({ url: `${API_ORIGIN}/api/x`, method: 'POST', data: { a: [1] } })
    expect(json.result?.data).toMatchObject({ body: '{"a":[1]}', type: 'application/json' })
    const form = await request({
      url: `${API_ORIGIN}/api/x`,
      method: 'POST',
      data: { a: 1, b: '二' },
      header: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(form.result?.data['body']).toBe('a=1&b=%E4%BA%8C')
  })

  test('takes a refusal of the server as an answer, not as a failure', async () => {
    const { result } = await request({ url: `${API_ORIGIN}/api/refused` })
    expect(result).toMatchObject({ statusCode: 409, data: { say: '已经签过了' } })
  })

  test('fails without a network, when it takes too long, and when it is given up', async () => {
    await phone.page.context().setOffline(true)
    expect((await request({ url: `${API_ORIGIN}/api/x` })).failed).toMatchObject({ errno: 600001 })
    expect(await phone.wx('getNetworkType')).toMatchObject({ networkType: 'none' })
    await phone.page.context().setOffline(false)
    await phone.page.route('**/api/never', () => undefined)
    expect((await request({ url: `${API_ORIGIN}/api/never`, timeout: 50 })).failed?.errMsg).toBe(
      'request:fail timeout',
    )
    expect(
      (await request({ url: `${API_ORIGIN}/api/never`, abortSoon: true })).failed?.errMsg,
    ).toBe('request:fail abort')
  })

  test('is counted by the recorder of the host', async () => {
    await request({ url: `${API_ORIGIN}/api/x` })
    const counted = await phone.page.evaluate(() => window.__host?.metrics.current().requests)
    expect(counted).toEqual([{ method: 'GET', url: `${API_ORIGIN}/api/x` }])
  })
})

describe('files', () => {
  test('go up with their name and the fields beside them', async () => {
    const { result } = await run<Came>('uploadWritten', `${API_ORIGIN}/api/files`)
    expect(result?.statusCode).toBe(200)
    const body = phones.calls[0]?.body ?? ''
    expect(body).toMatch(/name="photo"; filename="wound.txt"/)
    expect(body).toContain('伤口照片')
    expect(body).toMatch(/name="visit"\r\n\r\n7/)
  })

  test('that do not exist do not go up', async () => {
    const { failed } = await run<Came>('call', 'uploadFile', {
      url: `${API_ORIGIN}/api/files`,
      filePath: 'wxfile://none',
      name: 'x',
    })
    expect(failed?.errMsg).toContain('uploadFile:fail file not found')
  })

  test('come down as files of the phone', async () => {
    const came = await run<{ text: string; statusCode: number }>(
      'downloadRead',
      `${API_ORIGIN}/api/report.json`,
    )
    expect(came.statusCode).toBe(200)
    expect(JSON.parse(came.text)).toMatchObject({ method: 'GET' })
  })
})

test('a socket of the package reaches our own server', async () => {
  expect(await run('socket', `${API_ORIGIN.replace('https', 'wss')}/api/live`)).toBe('heard hello')
})

/** The smallest WebSocket server: greets back the first short message. */
function echo(request: IncomingMessage, socket: Duplex) {
  const key = `${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
  const accept = createHash('sha1').update(key).digest('base64')
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
  socket.once('data', (frame: Buffer) => {
    const mask = frame.subarray(2, 6)
    const words = frame.subarray(6).map((byte, at) => byte ^ (mask[at % 4] ?? 0))
    const answer = Buffer.from(`heard ${words.toString()}`)
    socket.write(Buffer.concat([Buffer.from([0x81, answer.length]), answer]))
  })
  socket.on('error', () => undefined)
  socket.on('end', () => socket.end())
}
