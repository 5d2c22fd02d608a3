/** The calling convention of wx: `success`, `fail` and `complete`, or a promise when none of them is given. */

export type Result = Record<string, unknown>
export type Options = Record<string, unknown>
export type Api = (...args: never[]) => unknown
export type Apis = Record<string, Api>

/** A call that failed for a reason WeChat would tell: becomes `errMsg: 'name:fail reason'`. */
export class Failure extends Error {
  override readonly name = 'Failure'
  constructor(
    readonly reason: string,
    readonly fields: Result = {},
  ) {
    super(reason)
  }
}

interface Callbacks {
  success?: (result: Result) => void
  fail?: (result: Result) => void
  complete?: (result: Result) => void
}

/** The `errMsg` shape of WeChat for a failure, whatever was thrown. */
export function failed(name: string, thrown: unknown): Result {
  if (thrown instanceof Failure) {
    const reason = thrown.reason ? ` ${thrown.reason}` : ''
    return { errMsg: `${name}:fail${reason}`, ...thrown.fields }
  }
  return { errMsg: `${name}:fail ${thrown instanceof Error ? thrown.message : String(thrown)}` }
}

/**
 * Turns a plain function of the options into a wx API. It answers through the callbacks when the caller gave one
 * and through a promise otherwise, always after the caller's own code has finished, as WeChat does.
 */
export function api<O extends object = Options>(
  name: string,
  run: (options: O) => Result | void | Promise<Result | void>,
): Api {
  return (given?: O & Callbacks) => {
    const options = given ?? ({} as O & Callbacks)
    const outcome = settle(name, () => run(options))
    if (!options.success && !options.fail && !options.complete) return outcome.then(orThrow)
    void outcome.then(({ ok, result }) => {
      if (ok) options.success?.(result)
      else options.fail?.(result)
      options.complete?.(result)
    })
    return undefined
  }
}

interface Outcome {
  ok: boolean
  result: Result
}

async function settle(
  name: string,
  run: () => Result | void | Promise<Result | void>,
): Promise<Outcome> {
  try {
    const result = await run()
    return { ok: true, result: { errMsg: `${name}:ok`, ...result } }
  } catch (thrown) {
    return { ok: false, result: failed(name, thrown) }
  }
}

function orThrow({ ok, result }: Outcome): Result {
  if (ok) return result
  throw Object.assign(new Error(String(result['errMsg'])), result)
}

/** A set of listeners behind one `onX` / `offX` pair. */
export function listeners<T>(): {
  on: (listener: (value: T) => void) => void
  off: (listener?: (value: T) => void) => void
  tell: (value: T) => void
} {
  const known = new Set<(value: T) => void>()
  return {
    on: (listener) => void known.add(listener),
    off: (listener) => (listener ? void known.delete(listener) : known.clear()),
    tell: (value) => [...known].forEach((listener) => listener(value)),
  }
}
