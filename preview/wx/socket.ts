import type { Host } from '../runtime/contract'
import { api, failed, Failure, listeners, type Apis, type Result } from './call'

interface SocketOptions {
  url: string
  protocols?: string[]
  success?: (result: Result) => void
  fail?: (result: Result) => void
  complete?: (result: Result) => void
}

interface SendOptions {
  data: string | ArrayBuffer
}

class SocketTask {
  private readonly opened = listeners<Result>()
  private readonly closed = listeners<Result>()
  private readonly failed = listeners<Result>()
  private readonly messages = listeners<Result>()
  private readonly socket: WebSocket

  readonly onOpen = this.opened.on
  readonly onClose = this.closed.on
  readonly onError = this.failed.on
  readonly onMessage = this.messages.on

  constructor(host: Host, { url, protocols }: SocketOptions) {
    this.socket = new WebSocket(host.mapUrl(url), protocols)
    this.socket.binaryType = 'arraybuffer'
    this.socket.onopen = () => this.opened.tell({ header: {} })
    this.socket.onclose = ({ code, reason }) => this.closed.tell({ code, reason })
    this.socket.onerror = () => this.failed.tell({ errMsg: 'connectSocket:fail' })
    this.socket.onmessage = ({ data }: MessageEvent) =>
      this.messages.tell({ data: data as unknown })
  }

  get readyState(): number {
    return this.socket.readyState
  }

  readonly send = api<SendOptions>('sendSocketMessage', ({ data }) => {
    if (this.socket.readyState !== WebSocket.OPEN)
      throw new Failure('SocketTask.readyState is not OPEN')
    this.socket.send(data)
  })

  readonly close = api<{ code?: number; reason?: string }>(
    'closeSocket',
    ({ code = 1000, reason = '' }) => this.socket.close(code, reason),
  )
}

/** Sockets by task, and the older calls that mean the newest one. */
export function socketApis(host: Host): Apis {
  let newest: SocketTask | undefined
  const global = {
    SocketOpen: listeners<Result>(),
    SocketClose: listeners<Result>(),
    SocketError: listeners<Result>(),
    SocketMessage: listeners<Result>(),
  }
  const onNewest = (name: 'send' | 'close', words: string) =>
    api(words, async (options) => {
      if (!newest) throw new Failure('WebSocket is not connected')
      await (newest[name](options as never) as Promise<Result>)
    })
  return {
    connectSocket: (options: SocketOptions) => {
      try {
        newest = new SocketTask(host, options)
      } catch (thrown) {
        options.fail?.(failed('connectSocket', thrown))
        return undefined
      }
      newest.onOpen(global.SocketOpen.tell)
      newest.onClose(global.SocketClose.tell)
      newest.onError(global.SocketError.tell)
      newest.onMessage(global.SocketMessage.tell)
      queueMicrotask(() => options.success?.({ errMsg: 'connectSocket:ok' }))
      return newest
    },
    sendSocketMessage: onNewest('send', 'sendSocketMessage'),
    closeSocket: onNewest('close', 'closeSocket'),
    onSocketOpen: global.SocketOpen.on,
    onSocketClose: global.SocketClose.on,
    onSocketError: global.SocketError.on,
    onSocketMessage: global.SocketMessage.on,
  }
}
