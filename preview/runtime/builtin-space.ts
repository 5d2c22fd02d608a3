import type { ComponentSpace } from 'glass-easel'
import type { BuiltinDefinition, Host } from './contract'
import { type EaselComponent } from './easel'
import type { ReadyQueue } from './ready-queue'
import { builtinOf, makeBuiltin, watchChildren } from './builtin-node'

type Nested = (creating: boolean, ...define: Define[]) => void
type Define = (...parts: unknown[]) => void

/**
 * The shadow tree of a built-in: nested <div>s around the slot. Written in the compiled form of
 * glass-easel's templates, since built-ins have no wxml of their own.
 */
function slotTemplate(classes: readonly string[]) {
  const nest = (depth: number): Nested => {
    const name = classes[depth]
    if (name === undefined) return (_, ...define) => define[4]?.('')
    return (_, ...define) => define[1]?.('div', {}, dress(name), nest(depth + 1))
  }
  return { content: () => () => ({ C: nest(0) }) }
}

const dress =
  (name: string) =>
  (element: { $$: unknown }, creating: boolean): void => {
    if (!creating) return
    const dom = element.$$ as HTMLElement
    dom.className = name
    dom.dataset.slot = ''
  }

interface BuiltinNeeds {
  /** Where they are defined: apart from the package, since they may use plain DOM tags inside. */
  from: ComponentSpace
  builtins: readonly BuiltinDefinition[]
  host: Host
  ready: ReadyQueue
}

/** Registers the host's built-ins in a space; every component of the package may use them by tag. */
export function registerBuiltins(
  space: ComponentSpace,
  { from, builtins, host, ready }: BuiltinNeeds,
): void {
  for (const definition of builtins) {
    const made = defineOne({ from, host, ready }, definition)
    space.setGlobalUsingComponent(definition.tag, made)
  }
}

function defineOne(
  { from, host, ready }: Omit<BuiltinNeeds, 'builtins'>,
  definition: BuiltinDefinition,
) {
  const stop = new WeakMap<EaselComponent, () => void>()
  const properties = Object.entries(definition.props ?? {}).map(([name, value]) => [
    name,
    propertyOf(name, value),
  ])
  return from.defineComponent({
    is: `wx://${definition.tag}`,
    options: { virtualHost: false, propertyPassingDeepCopy: 'none' as never },
    template: slotTemplate(definition.slotIn ?? []),
    properties: Object.fromEntries(properties) as Record<string, never>,
    lifetimes: {
      created(this: EaselComponent) {
        makeBuiltin(this, definition, host)
      },
      attached(this: EaselComponent) {
        const node = builtinOf(this)
        node?.handle.attached?.()
        if (node?.handle.ready) ready.add(this)
        if (node) stop.set(this, watchChildren(node))
      },
      ready(this: EaselComponent) {
        builtinOf(this)?.handle.ready?.()
      },
      detached(this: EaselComponent) {
        stop.get(this)?.()
        builtinOf(this)?.handle.detached?.()
      },
    },
  })
}

/** The default's type is the property's type; null takes anything. */
function propertyOf(name: string, value: unknown) {
  return {
    type: typeOf(value),
    value,
    observer(this: EaselComponent, next: unknown) {
      builtinOf(this)?.handle.changed?.(name, next)
    },
  }
}

function typeOf(value: unknown): unknown {
  if (value === null) return null
  if (Array.isArray(value)) return Array
  const types: Record<string, unknown> = { string: String, number: Number, boolean: Boolean }
  return types[typeof value] ?? Object
}
