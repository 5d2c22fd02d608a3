import { createHmac, timingSafeEqual } from 'node:crypto'
import { isObjectIdText } from '../kit/object-id'

/** What a link says: which file, for whom, until when (seconds since 1970). */
export interface LinkFacts {
  fileId: string
  openerId: string
  until: number
}

/** Signs and reads the links of files; whoever changes one changes nothing but makes it useless. */
export function createLinks(key: Buffer) {
  const signed = (text: string) =>
    createHmac('sha256', key).update(`file|${text}`).digest('base64url')

  function make({ fileId, openerId, until }: LinkFacts): string {
    const text = `${fileId}.${openerId}.${until.toString(36)}`
    return `${text}.${signed(text)}`
  }

  /** What the link says if it was made here; whether its time is over is for the reader to say. */
  function read(token: string): LinkFacts | undefined {
    const [fileId = '', openerId = '', until = '', signature = ''] = token.split('.')
    // As text: base64url has spare bits, and only the one way to write them is taken.
    const given = Buffer.from(signature)
    const right = Buffer.from(signed(`${fileId}.${openerId}.${until}`))
    const genuine = given.length === right.length && timingSafeEqual(given, right)
    if (!genuine || !isObjectIdText(fileId)) return undefined
    return { fileId, openerId, until: parseInt(until, 36) }
  }

  return { make, read }
}
