/** What the shell asks the API: who lives in the demo town, and what time it is there. */

export interface DemoPerson {
  persona: string
  name: string
  /** One line in their own words. */
  says: string
  role: string
  /** The page their phone opens with, such as `pages/home/index`; here without a leading slash. */
  home: string
}

const WHERE = '/api'

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(WHERE + path, {
    ...(body === undefined
      ? {}
      : {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
  })
  if (!answer.ok) throw new Error(await reasonOf(answer))
  return (await answer.json()) as T
}

/** The server says why in `error.message`. */
async function reasonOf(answer: Response): Promise<string> {
  const said = (await answer.json().catch(() => ({}))) as { error?: { message?: unknown } }
  const text = said.error?.message
  return typeof text === 'string' ? text : `服务器回答了 ${answer.status}`
}

/** The demo people, in the order the town lists them. */
export async function demoPeople(): Promise<DemoPerson[]> {
  const people = await ask<DemoPerson[]>('/demo/people')
  return people.map((person) => ({ ...person, home: person.home.replace(/^\//, '') }))
}

interface Papers {
  name: string
  identityNumber: string
  phone: string
}

/** A phone nobody has used yet, with the papers of somebody whose it may become; a new one each time unless named. */
export async function newcomer(persona = `new:${Math.random().toString(36).slice(2, 10)}`) {
  const { name, identityNumber, phone } = await ask<Papers>('/demo/papers')
  return {
    persona,
    name: '新用户',
    role: '还没登记',
    says: `从头登记试一试。可以用${name}的证件：${identityNumber}，手机 ${phone}`,
    home: 'pages/start/index',
  } satisfies DemoPerson
}

/** Who is signed in with this token. */
export async function nameOf(token: string): Promise<string> {
  const answer = await fetch(`${WHERE}/session`, { headers: { authorization: `Bearer ${token}` } })
  if (!answer.ok) throw new Error(await reasonOf(answer))
  return ((await answer.json()) as { person: { name: string } }).person.name
}

/** The town's present instant. */
export async function townTime(): Promise<Date> {
  const { now } = await ask<{ now: string }>('/clock')
  return new Date(now)
}

/** Moves the town's clock forward and tells where it stands now. */
export async function moveClock(to: Date): Promise<Date> {
  await ask('/demo/clock', { to: to.toISOString() })
  return townTime()
}
