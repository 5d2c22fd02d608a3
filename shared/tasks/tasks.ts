import { careTasks } from './care-tasks'
import { supportTasks } from './support-tasks'
import type { Task } from './types'

/**
 * The 22 重点工作 in the official order.
 * Source: 浙江省《实施社区医养结合能力提升行动重点工作清单》, columns 重点工作 and 责任单位, word for word. How a
 * figure comes about (`kind`) is ours.
 */
export const tasks: readonly Task[] = [...careTasks, ...supportTasks]
