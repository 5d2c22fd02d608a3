import { extname, join } from 'node:path'

/** The path of something built, `dist/…`, whether this file runs compiled or from source. */
export const builtPath = (...parts: string[]): string =>
  join(__dirname, extname(__filename) === '.ts' ? '../../dist' : '../..', ...parts)
