import { once } from '../../../miniprogram/kit/once'
import { noNetwork, Refused } from '../../../miniprogram/kit/refused'

/** Does something that ends like this, and tells the name it went under. */
async function nameOf(what: string, ending?: Error): Promise<string> {
  let given = ''
  await once(what, (name) => {
    given = name
    return ending ? Promise.reject(ending) : Promise.resolve()
  }).catch(() => undefined)
  return given
}

const refused = new Refused(409, { code: 'visit.taken', message: '已经被约走了' })

test('the same done again because no answer came keeps its name, through every failure of the network', async () => {
  const names = [await nameOf('a', noNetwork()), await nameOf('a', noNetwork()), await nameOf('a')]
  expect(new Set(names).size).toBe(1)
})

test.each([
  ['answered', undefined],
  ['refused', refused],
])('once it was %s, the same again is something new', async (_, ending) => {
  const first = await nameOf('b', ending)
  expect(await nameOf('b')).not.toBe(first)
})

test('something else never has the same name', async () => {
  const one = await nameOf('c', noNetwork())
  expect(await nameOf('d', noNetwork())).not.toBe(one)
  await nameOf('c')
  await nameOf('d')
})
