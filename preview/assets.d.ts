/** Files the bundler places: style sheets beside code, drawings as text. */
declare module '*.css'
declare module '*.svg' {
  const text: string
  export default text
}
