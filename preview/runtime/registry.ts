import { MiniProgramEnv, type CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { ComponentSpace } from 'glass-easel'
import type { AppBundle, BuiltinDefinition, ComponentConfig, Host } from './contract'
import { registerBuiltins } from './builtin-space'
import { adoptOptions, prefixIds, type StyleOptions } from './component-options'
import type { Caller } from './easel'
import type { Modules } from './modules'
import { createReadyQueue, type ReadyQueue } from './ready-queue'
import { stackOf } from './report'
import { standardBehaviors, withRealBehaviors } from './standard-behaviors'
import { createTemplates, inParts, type Templates } from './template-env'
import { reportUnknownTags } from './unknown-tags'

type Definition = Record<string, unknown> & { options?: StyleOptions; behaviors?: unknown[] }

interface Needs {
  app: AppBundle
  builtins: readonly BuiltinDefinition[]
  host: Host
}

/** Pages and components of the package, registered when a page first needs them. */
export class Registry {
  readonly env = new MiniProgramEnv()
  readonly space: CodeSpace
  readonly ready: ReadyQueue = createReadyQueue()
  private readonly app: AppBundle
  private readonly host: Host
  private readonly templates: Templates
  private readonly behaviors: Map<string, unknown>
  private readonly known = new Set<string>()
  private modules: Modules | undefined
  /** The component whose file is running: a constructor called anywhere below belongs to it. */
  private path = ''

  constructor({ app, builtins, host }: Needs) {
    this.app = app
    this.host = host
    this.space = this.env.createCodeSpace('app', true)
    const components = this.space.getComponentSpace()
    // A property called `dataset` or `id` (vant's button) cannot be written to the node itself.
    components.updateComponentOptions({ writeFieldsToNode: false, writeIdToDOM: true })
    const from = this.env.getGlobalCodeSpace().getComponentSpace()
    from.updateComponentOptions({ writeFieldsToNode: false })
    registerBuiltins(components, { from, builtins, host, ready: this.ready })
    reportUnknownTags(components, host)
    this.queueReady(components)
    prefixIds(this.space, app)
    this.templates = createTemplates(app)
    this.behaviors = standardBehaviors(this.space)
  }

  /** The loader is made after the registry, since modules call the constructors below. */
  use(modules: Modules): void {
    this.modules = modules
  }

  /** Runs app.js, once, before the first page. */
  loadApp(): void {
    if (this.modules?.has('app.js')) this.modules.load('app.js')
  }

  config(path: string): ComponentConfig | undefined {
    return inParts(this.app, 'json', path)
  }

  /** Registers a page or component and everything its JSON names; `path` without suffix. */
  need(path: string): void {
    if (this.known.has(path)) return
    this.known.add(path)
    const config = this.config(path)
    if (!config) throw new Error(`component "${path}" is not in the package`)
    for (const target of Object.values(config.usingComponents ?? {})) this.need(target.slice(1))
    const template = this.templates.of(path)
    if (template) this.space.addCompiledTemplate(path, template as never)
    this.space.addStyleSheet(path, undefined, config.styleScope)
    this.space.addComponentStaticConfig(path, config as never)
    this.run(path)
  }

  readonly Page = (definition: Definition): unknown =>
    this.space.component(this.path).pageDefinition(this.real(definition)).register()

  readonly Component = (definition?: Definition): unknown => {
    if (!definition) return this.space.component(this.path)
    adoptOptions(this.space, this.path, definition.options, this.host)
    return this.space.component(this.path).definition(this.real(definition)).register()
  }

  readonly Behavior = (definition?: Definition): unknown =>
    definition
      ? this.space.behavior().definition(this.real(definition)).register()
      : this.space.behavior()

  private real(definition: Definition): never {
    return withRealBehaviors(definition, this.behaviors) as never
  }

  /** One broken component must not blank the pages that merely could have used it. */
  private run(path: string) {
    const outer = this.path
    this.path = path
    try {
      this.modules?.load(`${path}.js`)
    } catch (error) {
      this.host.report('error', `${path}.js: ${stackOf(error)}`)
    } finally {
      this.path = outer
    }
  }

  private queueReady(components: ComponentSpace) {
    const { ready } = this
    const behavior = components.define().lifetime('attached', function (this: Caller) {
      ready.add(this._$)
    } as never)
    this.space.setOverallBehavior(behavior.registerBehavior() as never)
  }
}
