/** What the page asks of the service: how much is on its way, and answers that are given again. */

let asking = 0
/** Answers by address while they are given again. */
let kept: Map<string, Response> | undefined

/** How many requests are on their way. */
export const asked = (): number => asking

/** From now on every request is counted. */
export function watchRequests(): void {
  const send = window.fetch.bind(window)
  window.fetch = async (...given) => {
    asking += 1
    try {
      return await answer(given, send)
    } finally {
      asking -= 1
    }
  }
}

/** While `work` goes on, what was read once is not asked for again; whatever writes goes through. */
export async function answeredOnce(work: () => Promise<void>): Promise<void> {
  kept = new Map()
  try {
    await work()
  } finally {
    kept = undefined
  }
}

type Asked = Parameters<typeof fetch>

async function answer(given: Asked, send: typeof fetch): Promise<Response> {
  const answers = kept
  const [to, { method = 'GET' } = {}] = given
  const address = to instanceof Request ? to.url : to.toString()
  if (!answers || method !== 'GET') return send(...given)
  const known = answers.get(address)
  if (known) return known.clone()
  const fresh = await send(...given)
  if (fresh.ok) answers.set(address, fresh.clone())
  return fresh
}
