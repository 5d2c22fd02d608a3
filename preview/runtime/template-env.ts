import type { AppBundle, TemplateEnv } from './contract'
import { isCaller, unwrap, type EaselComponent, type EaselElement } from './easel'
import { hostEvent, type RawEvent } from './events'
import { constructorOf } from './wxs-values'
import { wxsInstance } from './wxs-instance'
import { withCommonAttributes } from './common-attributes'

type Listener = (this: unknown, event: unknown, instance?: unknown) => unknown
type PropListener = (...args: unknown[]) => unknown
type Path = (string | number)[] | null | undefined

/** Compiled templates and wxs of every part that has arrived, made on first use. */
export interface Templates {
  of(path: string): { content: unknown } | undefined
}

/** A handler named by wxs (`bind:touchmove="{{m.move}}"`) has a path that starts with 1 or 2. */
const isWxs = (path: Path) => path?.[0] === 1 || path?.[0] === 2

export function createTemplates(app: AppBundle): Templates {
  const made = new Map<string, unknown>()
  const G = lazily((path) => template(path))
  const R = lazily((path) => script(path))
  const runtime = app.templateRuntime(G, R)
  Object.assign(runtime.Q, { A: filterProp, C: callHandler })
  const env: TemplateEnv = { ...runtime, G, R, getRegExp, getDate, constructorOf }

  function template(path: string): unknown {
    const factory = inParts(app, 'templates', path)
    if (!factory) return undefined
    if (!made.has(path)) made.set(path, factory(env))
    return made.get(path)
  }
  const loaded = new Map<string, unknown>()
  function script(path: string): unknown {
    const module = inParts(app, 'scripts', path)
    if (!module) throw new Error(`wxs module "${path}.wxs" is not in the package`)
    if (!loaded.has(path)) loaded.set(path, runtime.D(path, module(env)))
    return loaded.get(path)
  }
  // wxs modules require each other through the compiler's registry, which must know them all.
  const registered = new Set<string>()
  function registerScripts() {
    for (const part of Object.values(app.parts)) {
      for (const path of Object.keys(part.scripts)) {
        if (!registered.has(path)) script(path)
        registered.add(path)
      }
    }
  }
  return {
    of: (path) => {
      registerScripts()
      const group = template(path) as ((name: string) => unknown) | undefined
      return group && { content: (name: string) => withCommonAttributes(group(name)) }
    },
  }
}

const lazily = (make: (path: string) => unknown): object =>
  new Proxy({}, { get: (_, path) => (typeof path === 'string' ? make(path) : undefined) })

export function inParts<K extends 'modules' | 'templates' | 'scripts' | 'json'>(
  app: AppBundle,
  kind: K,
  path: string,
): AppBundle['parts'][string][K][string] | undefined {
  for (const part of Object.values(app.parts)) {
    const found = part[kind][path]
    if (found) return found as AppBundle['parts'][string][K][string]
  }
  return undefined
}

/** Runs `bind:` handlers: pages get WeChat's plain event, wxs handlers their owner instance too. */
function callHandler(host: unknown, raw: RawEvent, listener: Listener, path: Path): unknown {
  const event = hostEvent(raw)
  if (!isWxs(path)) return listener.call(host, event)
  const current = unwrap(raw.currentTarget) as EaselComponent
  const owner = isCaller(host) ? host._$ : (host as EaselComponent)
  const instance = wxsInstance(current, owner)
  return listener.call(undefined, { ...event, instance }, wxsInstance(owner, owner))
}

/** `change:prop` listeners are wxs functions: (newValue, oldValue, ownerInstance, instance). */
function filterProp(listener: PropListener): PropListener {
  return (value, old, owner, element) => {
    const host = isCaller(owner) ? owner._$ : (owner as EaselComponent)
    return listener(value, old, wxsInstance(host, host), wxsInstance(element as EaselElement, host))
  }
}

function getRegExp(source: string, flags?: string): RegExp {
  return new RegExp(source, flags)
}

function getDate(...parts: unknown[]): Date {
  return new (Date as new (...parts: unknown[]) => Date)(...parts)
}
