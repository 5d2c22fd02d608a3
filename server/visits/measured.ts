import { z } from 'zod'

/** What a service measured. */
export const values = z.strictObject({
  systolic: z.number().exactOptional(),
  diastolic: z.number().exactOptional(),
  pulse: z.number().exactOptional(),
  glucose: z.number().exactOptional(),
  timing: z.enum(['fasting', 'post-meal', 'random']).exactOptional(),
})

/** What was measured at a visit: written down and shown alike. */
export const vitals = z.strictObject({
  ...values.shape,
  temperature: z.number().exactOptional(),
  oxygen: z.number().exactOptional(),
})
