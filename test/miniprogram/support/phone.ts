import http from 'node:http'

/** What WeChat gives a mini-program, as far as the kit uses it: storage in memory, requests over real HTTP. */
export interface Phone {
  /** What survives a restart of the app. */
  storage: Map<string, unknown>
  /** Numbers that were dialled. */
  called: string[]
  /** Short messages that were shown. */
  said: string[]
  /** What `wx.login` answers. */
  code: string
  /** Letter size of WeChat; 1 is the standard. */
  fontSizeScaleFactor: number
  /** False cuts the network under the app. */
  online: boolean
  /** Files of the phone, by their path. */
  files: Map<string, string>
  /** The server that answers for the address in config.ts. */
  port: number
}

/** A phone with nothing on it, as the global `wx` of this test. */
export function newPhone(port = 0): Phone {
  const phone: Phone = {
    storage: new Map(),
    called: [],
    said: [],
    code: 'demo:wang-xiulan',
    fontSizeScaleFactor: 1,
    online: true,
    files: new Map(),
    port,
  }
  Object.assign(globalThis, { wx: wxOf(phone) })
  hurry()
  return phone
}

/** What an app waits for before it asks again passes a hundred times as fast here, in the same order. */
const SPEED = 100
const atItsTime = globalThis.setTimeout
function hurry(): void {
  if (globalThis.setTimeout !== atItsTime) return
  const hurried = (work: () => void, ms = 0) => atItsTime(work, ms / SPEED)
  Object.assign(globalThis, { setTimeout: hurried })
}

function wxOf(phone: Phone): object {
  return {
    getStorageSync: (key: string) => structuredClone(phone.storage.get(key) ?? ''),
    setStorageSync: (key: string, value: unknown) =>
      void phone.storage.set(key, structuredClone(value)),
    removeStorageSync: (key: string) => void phone.storage.delete(key),
    login: ({ success }: { success: (answer: { code: string }) => void }) =>
      success({ code: phone.code }),
    makePhoneCall: ({ phoneNumber }: { phoneNumber: string }) =>
      void phone.called.push(phoneNumber),
    showToast: ({ title }: { title: string }) => void phone.said.push(title),
    getAppBaseInfo: () => ({ fontSizeScaleFactor: phone.fontSizeScaleFactor }),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getFileSystemManager: () => ({
      writeFileSync: (path: string, text: string) => void phone.files.set(path, text),
    }),
    request: (options: RequestOptions) => send(phone, options),
    uploadFile: (options: UploadOptions) => send(phone, asRequest(phone, options)),
  }
}

interface RequestOptions {
  url: string
  method: string
  data?: object
  header: Record<string, string>
  success: (answer: { statusCode: number; data: unknown; header: object }) => void
  fail: (failure: { errMsg: string }) => void
}

interface UploadOptions extends Omit<RequestOptions, 'method' | 'data'> {
  filePath: string
  formData: Record<string, string>
}

/** The form goes as JSON here, which the test's server reads; the answer to a file is text, as WeChat gives it. */
const asRequest = (
  phone: Phone,
  { filePath, formData, ...rest }: UploadOptions,
): RequestOptions => ({
  ...{ ...rest, method: 'POST', data: { ...formData, file: phone.files.get(filePath) } },
  success: (answer) => rest.success({ ...answer, data: JSON.stringify(answer.data) }),
})

/** Speaks real HTTP to the test's server, whatever host the address names. */
function send(phone: Phone, { url, method, data, header, success, fail }: RequestOptions): void {
  const failed = () => fail({ errMsg: 'request:fail' })
  if (!phone.online) return void setImmediate(failed)
  const { pathname, search } = new URL(url)
  const target = {
    host: '127.0.0.1',
    port: phone.port,
    path: pathname + search,
    method,
    headers: header,
  }
  const request = http.request({ ...target, agent: false }, (response) => {
    const parts: Buffer[] = []
    response.on('data', (part: Buffer) => parts.push(part))
    response.on('end', () =>
      success({
        statusCode: response.statusCode ?? 0,
        data: parsed(Buffer.concat(parts).toString()),
        header: response.headers,
      }),
    )
    response.on('error', failed)
  })
  request.on('error', failed)
  request.end(data ? JSON.stringify(data) : undefined)
}

/** WeChat parses an answer that is JSON and leaves any other as text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
