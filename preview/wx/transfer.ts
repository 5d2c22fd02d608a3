import type { Host } from '../runtime/contract'
import { failed, Failure, listeners, type Apis, type Result } from './call'
import { filesOf } from './files'

interface UploadOptions {
  url: string
  filePath: string
  name: string
  header?: Record<string, string>
  formData?: Record<string, string>
  timeout?: number
}

interface DownloadOptions {
  url: string
  filePath?: string
  header?: Record<string, string>
  timeout?: number
}

interface Callbacks {
  success?: (result: Result) => void
  fail?: (result: Result) => void
  complete?: (result: Result) => void
}

interface Progress {
  progress: number
  sent: number
  whole: number
}

/** Files up and down; both answer through callbacks and return a task that tells its progress. */
export function transferApis(host: Host): Apis {
  return {
    uploadFile: (options: UploadOptions & Callbacks) =>
      transfer('uploadFile', options, (call) => upload(host, options, call)),
    downloadFile: (options: DownloadOptions & Callbacks) =>
      transfer('downloadFile', options, (call) => download(host, options, call)),
  }
}

interface Call {
  request: XMLHttpRequest
  tell: (now: Progress) => void
}

/** XMLHttpRequest, for fetch cannot tell how much was sent. */
function transfer(
  name: string,
  { success, fail, complete }: Callbacks,
  run: (call: Call) => Promise<Result>,
): object {
  const request = new XMLHttpRequest()
  const progress = listeners<Result>()
  const headers = listeners<Result>()
  const sides =
    name === 'uploadFile'
      ? ['totalBytesSent', 'totalBytesExpectedToSend']
      : ['totalBytesWritten', 'totalBytesExpectedToWrite']
  request.addEventListener('readystatechange', () => {
    if (request.readyState === XMLHttpRequest.HEADERS_RECEIVED)
      headers.tell({ header: headersOf(request) })
  })
  const call: Call = {
    request,
    tell: (now) =>
      progress.tell({
        progress: now.progress,
        [sides[0] ?? '']: now.sent,
        [sides[1] ?? '']: now.whole,
      }),
  }
  void settle(name, () => run(call)).then(({ ok, result }) => {
    if (ok) success?.(result)
    else fail?.(result)
    complete?.(result)
  })
  return {
    abort: () => request.abort(),
    onProgressUpdate: progress.on,
    offProgressUpdate: progress.off,
    onHeadersReceived: headers.on,
    offHeadersReceived: headers.off,
  }
}

async function settle(
  name: string,
  run: () => Promise<Result>,
): Promise<{ ok: boolean; result: Result }> {
  try {
    return { ok: true, result: { errMsg: `${name}:ok`, ...(await run()) } }
  } catch (thrown) {
    return { ok: false, result: failed(name, thrown) }
  }
}

function headersOf(request: XMLHttpRequest): Record<string, string> {
  const lines = request.getAllResponseHeaders().trim().split(/\r?\n/)
  return Object.fromEntries(lines.map((line) => line.split(/:\s*/, 2) as [string, string]))
}

/** Waits for the answer of a prepared request. */
function answer(request: XMLHttpRequest, body: FormData | null, timeout = 60_000): Promise<void> {
  request.timeout = timeout
  return new Promise((done, stop) => {
    request.onload = () => done()
    request.onerror = () => stop(new Failure('network error', { errno: 600001 }))
    request.ontimeout = () => stop(new Failure('timeout'))
    request.onabort = () => stop(new Failure('abort'))
    request.send(body)
  })
}

function open(
  request: XMLHttpRequest,
  method: string,
  url: string,
  header: Record<string, string> = {},
): void {
  request.open(method, url)
  for (const [name, value] of Object.entries(header)) {
    if (name.toLowerCase() !== 'content-type') request.setRequestHeader(name, value)
  }
}

async function upload(
  host: Host,
  options: UploadOptions,
  { request, tell }: Call,
): Promise<Result> {
  const file = filesOf(host).read(options.filePath)
  if (!file) throw new Failure(`file not found: ${options.filePath}`)
  const form = new FormData()
  for (const [name, value] of Object.entries(options.formData ?? {})) form.append(name, value)
  form.append(options.name, new Blob([file.bytes], { type: file.type }), file.name)
  host.countRequest('POST', options.url)
  open(request, 'POST', host.mapUrl(options.url), options.header)
  request.upload.onprogress = ({ loaded, total }) =>
    tell({ progress: Math.round((loaded / total) * 100), sent: loaded, whole: total })
  await answer(request, form, options.timeout)
  return { statusCode: request.status, data: request.responseText, header: headersOf(request) }
}

async function download(
  host: Host,
  options: DownloadOptions,
  { request, tell }: Call,
): Promise<Result> {
  host.countRequest('GET', options.url)
  open(request, 'GET', host.mapUrl(options.url), options.header)
  request.responseType = 'blob'
  request.onprogress = ({ loaded, total }) =>
    tell({
      progress: total ? Math.round((loaded / total) * 100) : 0,
      sent: loaded,
      whole: total,
    })
  await answer(request, null, options.timeout)
  const blob = request.response as Blob
  const files = filesOf(host)
  const name = options.url.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? 'file'
  const tempFilePath = await files.keep(blob, name)
  const found: Result = {
    statusCode: request.status,
    header: headersOf(request),
    dataLength: blob.size,
  }
  if (!options.filePath) return { ...found, tempFilePath }
  const kept = files.read(tempFilePath)
  if (kept) files.write(options.filePath, kept.bytes, kept.type)
  files.remove(tempFilePath)
  return { ...found, filePath: options.filePath }
}
