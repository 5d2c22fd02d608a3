/** One client's connection: whole frames in, replies out, in order. */
import type { Socket } from 'node:net'
import { MalformedMessage, maxMessageBytes, readMessage, replyFrame } from './message'
import type { Request } from './message'

/** Answers one request with a reply document; an exception ends the connection. */
export type Handler = (request: Request, connection: ConnectionInfo) => Promise<Buffer>

export interface ConnectionInfo {
  id: number
}

const headerBytes = 16
/** A client that sends faster than it is answered is made to wait from here on. */
const maxBufferedBytes = maxMessageBytes

/** Cuts a stream of chunks into frames, copying a frame only when it spans chunks. */
class Frames {
  private chunks: Buffer[] = []
  buffered = 0

  push(chunk: Buffer): void {
    this.chunks.push(chunk)
    this.buffered += chunk.length
  }

  next(): Buffer | undefined {
    if (this.buffered < headerBytes) return undefined
    if ((this.chunks[0]?.length ?? 0) < headerBytes) this.chunks = [Buffer.concat(this.chunks)]
    const length = this.chunks[0]?.readInt32LE(0) ?? 0
    if (length < headerBytes || length > maxMessageBytes) {
      throw new MalformedMessage(`a frame of ${String(length)} bytes is not accepted`)
    }
    return this.buffered < length ? undefined : this.take(length)
  }

  private take(length: number): Buffer {
    if ((this.chunks[0]?.length ?? 0) < length) this.chunks = [Buffer.concat(this.chunks)]
    const whole = this.chunks[0] ?? Buffer.alloc(0)
    if (whole.length === length) this.chunks.shift()
    else this.chunks[0] = whole.subarray(length)
    this.buffered -= length
    return whole.subarray(0, length)
  }
}

/** Serves a socket until either side ends it. */
export function serveConnection(socket: Socket, info: ConnectionInfo, handler: Handler): void {
  const frames = new Frames()
  let busy = false

  const answer = async (frame: Buffer): Promise<void> => {
    const request = readMessage(frame)
    const reply = await handler(request, info)
    if (!request.silent && socket.writable) socket.write(replyFrame(request, reply))
  }

  const pump = async (): Promise<void> => {
    if (busy) return
    busy = true
    try {
      for (let frame = frames.next(); frame; frame = frames.next()) await answer(frame)
      if (socket.isPaused()) socket.resume()
    } catch {
      socket.destroy()
    }
    busy = false
  }

  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk: Buffer) => {
    frames.push(chunk)
    if (frames.buffered > maxBufferedBytes) socket.pause()
    void pump()
  })
}
