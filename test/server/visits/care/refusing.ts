/** Every step of a visit, and how a "no" to one of them has to look. */
import mongoose from 'mongoose'
import { careCollections, countAll } from '../../../support/wrong-input'
import { door, fit, written } from './steps'
import type { World, tryStep } from './steps'

export const reason = { reason: '不方便' }
const hash = '0'.repeat(64)
/** Every step of the visit itself, with a body that would do in its time, and one of those who may take it. */
export const steps: [path: string, who: keyof World['as'], body: object][] = [
  ['consult', 'doctor', fit],
  ['order', 'doctor', { text: '换药', validUntil: '2026-03-31', from: 'own' }],
  ['consent', 'elder', { textVersion: '2026.1', textHash: hash, way: 'own-tap' }],
  ['offer', 'desk', {}],
  ['accept', 'nurse', {}],
  ['decline', 'nurse', reason],
  ['refuse', 'desk', reason],
  ['reassign', 'desk', {}],
  ['cancel', 'elder', reason],
  ['set-off', 'nurse', {}],
  ['arrive', 'nurse', { point: door }],
  ['proof', 'nurse', { proof: { way: 'elder-code', code: '1' } }],
  ['start', 'nurse', {}],
  ['finish', 'nurse', written],
  ['no-show', 'nurse', reason],
  ['abort', 'nurse', reason],
  ['confirm-done', 'elder', {}],
  ['review', 'manager', { counted: true, why: '来过' }],
  ['void', 'manager', reason],
  ['correct', 'manager', { ...reason, services: [] }],
]

/** All that a refused step could have written. */
async function everything(): Promise<unknown> {
  const visits = await mongoose.connection.collection('visits').find().sort({ _id: 1 }).toArray()
  const names = [...careCollections, 'notices', 'claims', 'visit_consultations', 'visit_follow_ups']
  return [visits, await countAll(names)]
}

type Sent = ReturnType<typeof tryStep>
type No = readonly [status: number, code: string]

/** Each refused with a code and a sentence, and nothing is written. */
export async function areRefused(
  all: readonly (readonly [what: string, send: () => Sent, expected?: No])[],
) {
  const before = await everything()
  for (const [what, send, expected] of all) {
    const { status, body } = await send()
    const { error } = body as unknown as { error: { code: string; message: string } }
    expect([what, [403, 404, 409, 422].includes(status)]).toEqual([what, true])
    expect(error.code).toMatch(/^[a-z-]+\.[a-z-]+$/)
    expect(error.message).toMatch(/[\u4e00-\u9fff]/)
    if (expected) expect([what, status, error.code]).toEqual([what, ...expected])
  }
  expect(await everything()).toEqual(before)
}
