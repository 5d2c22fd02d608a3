import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { AppBundle, Host } from './contract'
import { inParts } from './template-env'

/** The parts of `options` in `Component({...})` that decide which sheets reach a component. */
export interface StyleOptions {
  addGlobalClass?: boolean
  styleIsolation?: string
  [more: string]: unknown
}

/** The adapter reads style options from JSON only; packages (vant) give them in `options`. */
export function adoptOptions(
  space: CodeSpace,
  path: string,
  options: StyleOptions | undefined,
  host: Host,
): void {
  if (!options) return
  const config = space.getComponentStaticConfig(path) ?? {}
  const { addGlobalClass, styleIsolation } = options
  if (styleIsolation === 'shared' && (config.styleIsolation as string | undefined) !== 'shared') {
    // The build has already compiled the sheet as an isolated one.
    host.report('unsupported', `${path}: styleIsolation "shared" belongs into the JSON file`)
  }
  space.addComponentStaticConfig(path, {
    ...(addGlobalClass === undefined ? {} : { addGlobalClass }),
    ...(styleIsolation === undefined ? {} : { styleIsolation: styleIsolation as never }),
    ...config,
  })
}

interface OptionMaker {
  prepareComponentOptions(is: string, options?: object): [Record<string, unknown>, string]
}

/** Ids reach the DOM with the same prefix as classes, for `#id` in a component's sheet and for tests. */
export function prefixIds(space: CodeSpace, app: AppBundle): void {
  const inner = space as unknown as OptionMaker
  const original = inner.prepareComponentOptions.bind(space)
  inner.prepareComponentOptions = (is, options) => {
    const [prepared, isolation] = original(is, options)
    const scope = inParts(app, 'json', is)?.styleScope ?? ''
    prepared.idPrefixGenerator = () => (isolation === 'shared' ? '' : scope)
    return [prepared, isolation]
  }
}
