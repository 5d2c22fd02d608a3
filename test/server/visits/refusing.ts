/** How a refusal is looked at: its status, its code, its words, and that nothing was written. */
import mongoose from 'mongoose'
import type { Answer } from '../../support/client'
import { registerElder } from '../../support/build'

const written = ['visits', 'claims', 'visit_series', 'visit_waitings', 'call_backs', 'visit_freed']

/** Everything these parts of the room keep, as it stands. */
async function kept(): Promise<string> {
  const { connection } = mongoose
  const rows = await Promise.all(
    written.map((name) => connection.collection(name).find().toArray()),
  )
  return JSON.stringify(rows)
}

/** A refusal with this status and code, in words for elders, that changed nothing. */
export async function refused(ask: () => Promise<Answer>, status: number, code: string) {
  const before = await kept()
  const answer = await ask()
  expect([answer.status, answer.body.error?.code]).toEqual([status, code])
  expect(answer.body.error.message).toMatch(/[\u4e00-\u9fff]/)
  expect(await kept()).toBe(before)
}

/** Somebody who died while the family was about to ask; the desk asks for her. */
export async function gone(): Promise<string> {
  const birthDate = '1940-01-01'
  return registerElder({ name: '已故', birthDate, life: { status: 'died', on: '2026-03-01' } })
}
