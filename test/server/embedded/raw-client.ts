/** Speaks the wire protocol byte by byte: for retries, odd frames and broken ones. */
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { Binary, deserialize, Long, serialize } from 'bson'
import type { Document } from 'bson'
import { randomUUID } from 'node:crypto'

let requests = 0

/** A frame of OP_MSG around sections that are given as bytes. */
export function opMsg(sections: Buffer, flags = 0): Buffer {
  const frame = Buffer.alloc(20 + sections.length)
  frame.writeInt32LE(frame.length, 0)
  frame.writeInt32LE(++requests, 4)
  frame.writeInt32LE(2013, 12)
  frame.writeUInt32LE(flags, 16)
  sections.copy(frame, 20)
  return frame
}

/** A kind-0 section. */
export function body(document: Document): Buffer {
  return Buffer.concat([Buffer.of(0), serialize(document)])
}

/** A kind-1 section. */
export function sequence(name: string, documents: Document[]): Buffer {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...documents.map((d) => serialize(d))])
  const head = Buffer.alloc(5)
  head[0] = 1
  head.writeInt32LE(content.length + 4, 1)
  return Buffer.concat([head, content])
}

export function newSession(): { id: Binary } {
  return { id: new Binary(Buffer.from(randomUUID().replaceAll('-', ''), 'hex'), 4) }
}

export class RawClient {
  private received = Buffer.alloc(0)
  private readonly waiting: ((frame: Buffer | undefined) => void)[] = []

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => {
      this.received = Buffer.concat([this.received, chunk])
      this.deliver()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      for (const wait of this.waiting.splice(0)) wait(undefined)
    })
  }

  static async connect(uri: string): Promise<RawClient> {
    const path = decodeURIComponent(/^mongodb:\/\/([^/?]+)/.exec(uri)?.[1] ?? '')
    const socket = path.startsWith('/')
      ? connect(path)
      : connect(Number(path.split(':')[1]), path.split(':')[0])
    await new Promise((ready, reject) => socket.once('connect', ready).once('error', reject))
    return new RawClient(socket)
  }

  private deliver(): void {
    while (this.received.length >= 4 && this.received.length >= this.received.readInt32LE(0)) {
      const length = this.received.readInt32LE(0)
      const frame = this.received.subarray(0, length)
      this.received = this.received.subarray(length)
      this.waiting.shift()?.(frame)
    }
  }

  /** The next frame, or undefined when the connection has ended. */
  frame(): Promise<Buffer | undefined> {
    if (this.socket.destroyed) return Promise.resolve(undefined)
    return new Promise((done) => {
      this.waiting.push(done)
      this.deliver()
    })
  }

  write(bytes: Buffer): void {
    this.socket.write(bytes)
  }

  /** Sends a command; the reply, or undefined when the connection ended instead. */
  async run(command: Document, ...more: Buffer[]): Promise<Document | undefined> {
    const reply = this.frame()
    this.write(opMsg(Buffer.concat([body(command), ...more])))
    const frame = await reply
    return frame && deserialize(frame.subarray(21))
  }

  end(): void {
    this.socket.destroy()
  }
}

export function long(value: number): Long {
  return Long.fromNumber(value)
}
