import mongoose from 'mongoose'
import { signed } from '../contracts/steps'
import { at, openPost, rowsAbout, stateOf } from './support'
import type { Post } from './support'

let post: Post

beforeAll(async () => {
  post = await openPost('one-failing')
})
afterAll(() => post.api.stop({ failuresExpected: true }).then(() => post.wechat.stop()))

/** Puts into the contract of an elder what no service would write there. */
const write = (elderId: string, status: string) =>
  mongoose.connection.collection('contracts').updateOne({ elderId }, { $set: { status } })

it('news of a contract that cannot be read holds up no other, is named in the log, and goes out once repaired', async () => {
  await at(post, '2026-03-04T10:00:00+08:00')
  const bad = await signed(post)
  const good = await signed(post)
  const [notice] = await rowsAbout(bad.elderId)
  await write(bad.elderId, 'of-no-kind')
  await at(post, '2026-03-04T10:01:00+08:00')
  const out = [['sent', 'phone-list', 'no-wechat']]
  expect(await stateOf(good.elderId, 'contract.accepted')).toEqual(out)
  const failures = (await post.api.logged()).filter(({ id }) => id === 'notices.outbox')
  expect(JSON.stringify(failures)).toContain(String(notice?._id))
  await write(bad.elderId, 'active')
  await at(post, '2026-03-04T10:02:00+08:00')
  expect(await stateOf(bad.elderId, 'contract.accepted')).toEqual(out)
})
