import type { StageCompiler } from './stage'
export const windowStages: Readonly<Record<string, StageCompiler>> = {}
