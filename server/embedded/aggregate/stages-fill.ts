import type { StageCompiler } from './stage'
export const fillStages: Readonly<Record<string, StageCompiler>> = {}
