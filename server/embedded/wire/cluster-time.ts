/** `operationTime` and `$clusterTime`, which sessions pass on with their next operation. */
import { Binary, serialize, Timestamp } from 'bson'

/** Of these two times, the bytes to be filled in; the signature of a cluster without sign-in. */
const zero = new Timestamp({ t: 0, i: 0 })
const signature = { hash: new Binary(Buffer.alloc(20)), keyId: 0n }
const template = Buffer.from(
  serialize({ operationTime: zero, $clusterTime: { clusterTime: zero, signature } }),
).subarray(4, -1)
const places = ['operationTime\0', 'clusterTime\0'].map(
  (name) => template.lastIndexOf(name) + name.length,
)

let lastSecond = 0
let increment = 0

/** The two elements as BSON, for the end of a reply; each call is a later time. */
export function clusterTimeElements(): Buffer {
  const second = Math.floor(Date.now() / 1000)
  increment = second === lastSecond ? increment + 1 : 1
  lastSecond = second
  const elements = Buffer.from(template)
  for (const place of places) {
    elements.writeUInt32LE(increment, place)
    elements.writeUInt32LE(second, place + 4)
  }
  return elements
}
