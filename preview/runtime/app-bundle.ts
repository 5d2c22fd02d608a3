/** The compiled package, as preview/build writes it and the runtime reads it. */

/** One CommonJS file of the package as a function: nothing is evaluated from text in the browser. */
type SandboxedModule = (
  require: (path: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  env: ModuleEnv,
) => void

/** The globals a module of a mini-program sees. */
export interface ModuleEnv {
  wx: unknown
  App: unknown
  Page: unknown
  Component: unknown
  Behavior: unknown
  getApp: unknown
  getCurrentPages: unknown
  requirePlugin: unknown
}

export interface AppBundle {
  /** Changes with every build of the package. */
  build: string
  /** A watching build: open phones poll for a newer one. */
  watch: boolean
  config: AppConfig
  /** Origin written into the package's config.js ('' = none). */
  apiOrigin: string
  packages: PackageFiles[]
  /** Arrive by script: the main package ('') at once, a subpackage when a page of it is opened. */
  parts: Record<string, PackagePart>
  /** Package file → served file name (content-hashed). */
  assets: Record<string, string>
  /** The template compiler's own runtime (`exportGlobals`), over template and wxs registries. */
  templateRuntime(templates: object, scripts: object): TemplateRuntime
}

export interface PackageFiles {
  /** '' for the main package, else the subpackage root without slashes at its ends. */
  root: string
  script: string
  style: string
}

/** Keys are paths inside the package without a leading slash: modules with `.js`, the rest without suffix. */
interface PackagePart {
  modules: Record<string, SandboxedModule>
  templates: Record<string, TemplateFactory>
  scripts: Record<string, (env: WxsEnv) => WxsModule>
  json: Record<string, ComponentConfig>
}

/** Helpers of compiled templates, named by the compiler; Q carries the host's event hooks. */
interface TemplateRuntime {
  X: unknown
  Y: unknown
  Z: unknown
  P: unknown
  Q: Record<string, unknown>
  D(path: string, module: WxsModule): () => unknown
}

/** The globals of WXS that JavaScript has not. */
interface WxsEnv {
  getRegExp(source: string, flags?: string): RegExp
  getDate(...parts: unknown[]): Date
  /** WXS answers `x.constructor` with the type's name; the build rewrites the read to this call. */
  constructorOf(value: unknown): unknown
}

export interface TemplateEnv extends TemplateRuntime, WxsEnv {
  /** Compiled templates and wxs modules by path. */
  G: object
  R: object
}

type TemplateFactory = (env: TemplateEnv) => unknown
type WxsModule = (
  require: (path: string) => unknown,
  exports: unknown,
  module: { exports: unknown },
) => void

export interface AppConfig {
  pages: string[]
  entryPagePath?: string
  window?: PageConfig
  tabBar?: TabBarConfig
  subpackages?: { root: string; pages: string[] }[]
  usingComponents?: Record<string, string>
}

export interface ComponentConfig extends PageConfig {
  component?: boolean
  /** Resolved by the build: '/'-rooted paths inside the package. */
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
  styleIsolation?: string
  addGlobalClass?: boolean
  pureDataPattern?: string
  /** Set by the build: prefix of the component's classes and ids. */
  styleScope?: string
}

export interface PageConfig {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: 'black' | 'white'
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
  disableScroll?: boolean
}

export interface TabBarConfig {
  color?: string
  selectedColor?: string
  backgroundColor?: string
  list: TabItem[]
}

export interface TabItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}
